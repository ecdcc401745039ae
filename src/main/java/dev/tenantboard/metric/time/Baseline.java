package dev.tenantboard.metric.time;

import java.time.Period;

/** Which earlier window a window is compared with. */
public sealed interface Baseline {

    /** The unit before the window's (of a rolling or fixed window: as much time right before it). */
    record Preceding() implements Baseline {}

    /** The same window a year earlier, by the local calendar. */
    record PreviousYear() implements Baseline {}

    /** The same window so much earlier (ISO 8601: by the local calendar, then by the clock). */
    record Offset(Period period, java.time.Duration duration) implements Baseline {}
}
