package dev.tenantboard.live;

import dev.tenantboard.access.Caller;
import dev.tenantboard.live.StreamEvents.ReloadReason;
import dev.tenantboard.live.log.EventLog;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** Finds the position at which a stream begins. */
@Stateless
@Tenanted
public class EventService {

    @Inject
    private Tenant tenant;

    @Inject
    private EventLog log;

    @Inject
    private EventSettings settings;

    /** @param lastEventId the id of the last event that the caller received, or null at the first connection */
    public StreamStart open(String lastEventId) {
        tenant.readsOnly();
        Optional<Position> seen = Optional.ofNullable(lastEventId).flatMap(PositionCode::decode);
        return new StreamStart(
                tenant.caller(), seen.orElseGet(log::end), lastEventId != null && seen.isEmpty(), settings.heartbeat());
    }

    /**
     * The first blocks of a stream.
     *
     * @param position the client receives the entries after it
     * @param reload whether the client sent a position from which no server can continue
     */
    public record StreamStart(Caller caller, Position position, boolean reload, Duration heartbeat)
            implements StreamingOutput {

        /** When a server stops or fails, its clients do not all reconnect to the next server at once. */
        private static final long RETRY_MILLIS = 2_000;

        /** A client that has to reload does so even if it fails before that event: until then, it has no position. */
        @Override
        public void write(OutputStream output) throws IOException {
            String id = PositionCode.encode(position);
            output.write(
                    EventBlock.first(RETRY_MILLIS, reload ? PositionCode.UNKNOWN : id, StreamEvents.opened(heartbeat)));
            if (reload) {
                output.write(EventBlock.event(id, StreamEvents.reload(ReloadReason.UNKNOWN_POSITION)));
            }
            output.flush();
        }
    }
}
