package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * How a stream begins.
 *
 * @param position from where its reader is told what changes
 * @param reload whether they came with a position that nobody can go on from
 */
public record StreamStart(Caller caller, Position position, boolean reload, Duration heartbeat)
        implements StreamingOutput {

    /** A server that stops, or dies, sends all of its readers away: not at once to the next one. */
    private static final long RETRY_MILLIS = 2_000;

    @Override
    public void write(OutputStream output) throws IOException {
        String id = PositionCode.encode(position);
        output.write(EventBlock.retry(RETRY_MILLIS));
        output.write(EventBlock.event(id, EventName.OPENED, "{\"heartbeatSeconds\":" + heartbeat.toSeconds() + "}"));
        if (reload) {
            output.write(EventBlock.event(id, EventName.RELOAD, "{\"reason\":\"UNKNOWN_POSITION\"}"));
        }
        output.flush();
    }
}
