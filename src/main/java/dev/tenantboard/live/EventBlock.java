package dev.tenantboard.live;

import java.nio.charset.StandardCharsets;

/**
 * The blocks of a stream of server-sent events. The HTML standard defines how clients parse (9.2.5) and interpret (9.2.6)
 * them.
 */
public final class EventBlock {

    /** An empty comment, which shows each side that the other one is connected. */
    private static final byte[] HEARTBEAT = ascii(":\n\n");

    private EventBlock() {}

    /**
     * Encodes an event.
     *
     * @param id the position from which a client that reconnects continues
     * @param data a single line
     */
    public static byte[] event(String id, Object name, String data) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] heartbeat() {
        return HEARTBEAT;
    }

    /** A heartbeat with a newer id. Clients store the id, and dispatch no event because there is no data (9.2.6). */
    public static byte[] heartbeat(String id) {
        return ascii("id: " + id + "\n\n");
    }

    /** Sets after how many milliseconds a client reconnects. */
    public static byte[] retry(long millis) {
        return ascii("retry: " + millis + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
