package dev.tenantboard.bench.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The present in place of the one that was recorded: rows come to be while it runs, and the product asks for them, too. */
public final class FreshTimes {

    private static final String NOW = "\u0002";

    /** As the driver writes it: without zeros at the end. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendPattern("X")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FreshTimes() {}

    /** What is to be recorded of a value of a request that was answered between the two. */
    public static String marked(String value, Instant begin, Instant end) {
        Instant time = time(value);
        return time == null || time.isBefore(begin) || time.isAfter(end) ? value : NOW;
    }

    private static Instant time(String value) {
        if (value == null || value.isEmpty() || !Character.isDigit(value.charAt(0))) {
            return null;
        }
        try {
            return FORMAT.parse(value, Instant::from);
        } catch (DateTimeParseException another) {
            return null;
        }
    }

    static String in(String value) {
        return NOW.equals(value) ? FORMAT.format(Instant.now()) : value;
    }
}
