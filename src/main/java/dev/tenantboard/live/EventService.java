package dev.tenantboard.live;

import dev.tenantboard.live.log.EventLog;
import dev.tenantboard.live.log.Position;
import dev.tenantboard.live.log.PositionCode;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
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
}
