package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

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
}
