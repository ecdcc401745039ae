package dev.tenantboard.live;

import java.nio.charset.StandardCharsets;

/**
 * The blocks of which a stream of server-sent events consists (HTML standard, 9.2.5 and 9.2.6: how they are parsed and
 * interpreted).
 */
public final class EventBlock {

    /** Nothing: it shows both sides that the other one is there. */
    private static final byte[] HEARTBEAT = ascii(":\n\n");

    private EventBlock() {}

    /**
     * An event.
     *
     * @param id from where a client goes on that comes back
     * @param data in one line
     */
    public static byte[] event(String id, Object name, String data) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] heartbeat() {
        return HEARTBEAT;
    }

    /** A heartbeat with a newer id: clients keep it, and dispatch no event because there are no data (9.2.6). */
    public static byte[] heartbeat(String id) {
        return ascii("id: " + id + "\n\n");
    }

    /** In how many milliseconds a client comes back that lost its stream. */
    public static byte[] retry(long millis) {
        return ascii("retry: " + millis + "\n\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
