package dev.tenantboard.metric.value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What the database's clock said, and this server's way to tell how long ago: the servers' own clocks may differ.
 *
 * @param nanos of this server, at that moment
 */
public record DatabaseTime(Instant said, long nanos) {

    static DatabaseTime of(Instant said) {
        return new DatabaseTime(said, System.nanoTime());
    }

    OffsetDateTime then() {
        return said.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime now() {
        return then().plusNanos((System.nanoTime() - nanos) / 1_000 * 1_000);
    }
}
