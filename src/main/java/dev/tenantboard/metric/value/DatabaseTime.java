package dev.tenantboard.metric.value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A time of the database's clock, with this server's clock at the same moment to measure the elapsed time. The servers'
 * clocks may differ.
 *
 * @param nanos this server's {@link System#nanoTime}
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
