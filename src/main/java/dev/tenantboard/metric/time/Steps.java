package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;

/** Divides time into units. Each unit starts where the one before it ends. */
interface Steps {

    static Steps of(Unit unit, LocalCalendar calendar) {
        return switch (unit) {
            case MINUTE -> new ClockSteps(calendar.zone().getRules(), Duration.ofMinutes(1));
            case HOUR -> new ClockSteps(calendar.zone().getRules(), Duration.ofHours(1));
            case DAY, WEEK, MONTH, QUARTER, YEAR -> new DateSteps(calendar, unit);
        };
    }

    /** Returns the start of the unit that contains the instant. */
    Instant startAt(Instant instant);

    /** Returns the start of the next unit after the one that contains the instant. */
    Instant nextAfter(Instant instant);

    /** Returns the start of the unit that is the given number of units before the given start. */
    Instant back(Instant start, int count);

    /** Adds a number of units to a time. The time need not be the start of a unit. */
    Instant after(Instant from, int count);

    /** Returns the time that has the same distance from a start as now has from another start. */
    Instant asFarFrom(Instant start, Instant now, Instant startOfNow);
}
