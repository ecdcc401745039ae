package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/** The time that a query is about, relative to when it is asked. All are half-open: from inclusive, to exclusive. */
public sealed interface Window {

    /** The last n units: with the current one until now as the last of them, or without it. */
    record Last(int count, Unit unit, boolean includesPartial) implements Window {}

    /** The current unit until now. */
    record This(Unit unit) implements Window {}

    /** The whole unit before the current one. */
    record Previous(Unit unit) implements Window {}

    /** So much time until now, by the clock and not by the calendar. */
    record Rolling(Duration length) implements Window {}

    /** Between two local times. A bound that was given as an instant is fixed instead, and its local time null. */
    record Between(Bound from, Bound to) implements Window {}

    /** A bound: local to the zone of the query, or an instant. One of the two is null. */
    record Bound(LocalDateTime local, Instant instant) {}
}
