package dev.tenantboard.live;

import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Message;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events about a stream itself. */
final class StreamEvents {

    /** Made early: a server that stops cannot load classes any more. */
    private static final Map<StreamEnd, Message> CLOSING = new EnumMap<>(StreamEnd.class);

    static {
        for (StreamEnd reason : StreamEnd.values()) {
            CLOSING.put(reason, Message.of(EventName.CLOSING, new StreamClosing(reason)));
        }
    }

    private StreamEvents() {}

    /** Why a client must load everything again. */
    @Schema(description = "Why the client may have missed events.")
    enum ReloadReason {
        /** The client was away for longer than events are kept, or the database was restored. */
        LOG_CUT_OFF,
        /** The id of the client's last event is unknown to every server. */
        UNKNOWN_POSITION
    }

    @EventData(EventName.OPENED)
    @Schema(description = "The data of opened, the first event of a stream.")
    private record StreamOpened(
            @Schema(
                    description =
                            "The number of seconds after which the server sends a heartbeat if there is no event.",
                    example = "15")
            long heartbeatSeconds) {}

    @EventData(EventName.RELOAD)
    @Schema(description = "The data of reload: the client must load everything again.")
    private record ReloadRequired(
            @Schema(description = "The reason.") ReloadReason reason) {}

    @EventData(EventName.CLOSING)
    @Schema(description = "The data of closing, the last event of a stream.")
    private record StreamClosing(
            @Schema(description = "The reason.") StreamEnd reason) {}

    static Message opened(Duration heartbeat) {
        return Message.of(EventName.OPENED, new StreamOpened(heartbeat.toSeconds()));
    }

    static Message reload(ReloadReason reason) {
        return Message.of(EventName.RELOAD, new ReloadRequired(reason));
    }

    static Message closing(StreamEnd reason) {
        return CLOSING.get(reason);
    }
}
