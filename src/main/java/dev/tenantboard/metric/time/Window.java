package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;

/**
 * The time range of a query, relative to the time of the request. All windows are half-open: the start is inclusive,
 * the end is exclusive.
 */
public sealed interface Window {

    /** The last n units. The last of them is the current unit until now, or the unit before it. */
    record Last(int count, Unit unit, boolean includesPartial) implements Window {}

    /** The current unit until now. */
    record This(Unit unit) implements Window {}

    /** The whole unit before the current one. */
    record Previous(Unit unit) implements Window {}

    /** A duration until now, measured by the clock and not by the calendar. */
    record Rolling(Duration length) implements Window {}

    /** Between two local times. A bound that is given as an instant has no local time. */
    record Between(Bound from, Bound to) implements Window {}

    /** A bound: a local time in the zone of the query, or an instant. One of the two is null. */
    record Bound(LocalDateTime local, Instant instant) {}

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
}
