package dev.tenantboard.persistence;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The times of rows, in the microseconds that PostgreSQL keeps. */
public final class Timestamps {

    private Timestamps() {}

    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** A time as the database keeps it. */
    public static OffsetDateTime stored(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads a time as in RFC 3339, whose years have four digits.
     *
     * @throws DateTimeException if it is none
     */
    public static OffsetDateTime parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            throw new DateTimeException("a year of more than four digits");
        }
        return time;
    }

    /** Now, but always later than the last change, whatever the clock says: the time tells states apart. */
    public static OffsetDateTime after(OffsetDateTime last) {
        OffsetDateTime now = now();
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
