package dev.tenantboard.metric.time;

/** The years that PostgreSQL, the calendar and readers agree on. */
public final class Years {

    private static final int FIRST = 1900;

    private static final int END = 2200;

    /** The range for messages. */
    public static final String RANGE = "between the years " + FIRST + " and " + END;

    private Years() {}

    /** Returns whether queries may name times of a year. */
    public static boolean include(int year) {
        return year >= FIRST && year < END;
    }
}
