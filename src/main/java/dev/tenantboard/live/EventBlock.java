package dev.tenantboard.live;

import dev.tenantboard.live.log.Message;
import java.nio.charset.StandardCharsets;

/**
 * The blocks of a stream of server-sent events. The HTML standard defines how clients parse (9.2.5) and interpret (9.2.6)
 * them.
 */
public final class EventBlock {

    /** An empty comment, which shows each side that the other one is connected. */
    private static final byte[] HEARTBEAT = utf8(":\n\n");

    private EventBlock() {}

    /**
     * Encodes the first event of a stream, which also sets after how many milliseconds a client reconnects. It is one block,
     * because a client forgets its last id at the end of a block if the stream has not sent an id before (9.2.6).
     */
    public static byte[] first(long retryMillis, String id, Message message) {
        return utf8("retry: " + retryMillis + "\n" + text(id, message));
    }

    /**
     * Encodes an event.
     *
     * @param id the position from which a client that reconnects continues
     */
    public static byte[] event(String id, Message message) {
        return utf8(text(id, message));
    }

    private static String text(String id, Message message) {
        return "id: " + id + "\nevent: " + message.name() + "\ndata: " + message.data() + "\n\n";
    }

    public static byte[] heartbeat() {
        return HEARTBEAT;
    }

    /** A heartbeat with a newer id. Clients store the id, and dispatch no event because there is no data (9.2.6). */
    public static byte[] heartbeat(String id) {
        return utf8("id: " + id + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
