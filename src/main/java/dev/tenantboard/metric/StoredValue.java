package dev.tenantboard.metric;

import java.time.Instant;
import java.time.OffsetDateTime;

/** The latest value of a metric, as it is stored; both are null before the first calculation. */
record StoredValue(Double value, OffsetDateTime calculatedAt) {

    static final StoredValue NEVER = new StoredValue(null, null);

    StoredValue {
        // PostgreSQL stores what JSON cannot write.
        value = value == null || !Double.isFinite(value) ? null : value;
    }

    Instant time() {
        return calculatedAt == null ? null : calculatedAt.toInstant();
    }

    Instant expiry(int refreshRate) {
        return calculatedAt == null
                ? null
                : calculatedAt.plusSeconds(refreshRate).toInstant();
    }
}
