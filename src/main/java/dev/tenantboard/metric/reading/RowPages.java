package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.value.RowScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Reads pages of rows in the queue of calculations. A request that waits holds no transaction and no connection. */
@ApplicationScoped
public class RowPages {

    @Inject
    private RowScans scans;

    /** @throws dev.tenantboard.problem.ProblemException 429 if too much waits for the organization */
    Page read(RowSource rows, Instant now, Position after, int limit) {
        return rows.isStored()
                ? rows.pages().read(now, after, limit)
                : scans.run(rows.organizationId(), () -> rows.pages().read(now, after, limit));
    }

    /** Waits for room until a time. */
    Page readUntil(Instant end, RowSource rows, Instant now, Position after, int limit) {
        return rows.isStored()
                ? rows.pages().read(now, after, limit)
                : scans.run(rows.organizationId(), end, () -> rows.pages().read(now, after, limit));
    }
}
