package dev.tenantboard.persistence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times of rows, in microseconds as in PostgreSQL. */
public final class Timestamps {

    private Timestamps() {}

    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns a time as the database stores it. */
    public static OffsetDateTime stored(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Returns the first time that the database can store and that is not before the given one. A stored time is before
     * it exactly if it is before the given one. The driver would round to the nearest microsecond.
     */
    public static OffsetDateTime notBefore(OffsetDateTime time) {
        OffsetDateTime stored = stored(time);
        return stored.isBefore(time) ? stored.plus(1, ChronoUnit.MICROS) : stored;
    }

    /** Returns now, but always later than the last change for any clock, because the time identifies the state. */
    public static OffsetDateTime after(OffsetDateTime last) {
        OffsetDateTime now = now();
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
