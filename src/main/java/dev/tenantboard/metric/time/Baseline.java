package dev.tenantboard.metric.time;

import java.time.Period;

/** The earlier window with which a window is compared. */
public sealed interface Baseline {

    /**
     * The unit before the window's unit. For a rolling or fixed window: the same length of time directly before it.
     */
    record Preceding() implements Baseline {}

    /** The same window one year earlier in the local calendar. */
    record PreviousYear() implements Baseline {}

    /** The same window, earlier by an ISO 8601 duration: first by its calendar part, then by its clock part. */
    record Offset(Period period, java.time.Duration duration) implements Baseline {}
}
