package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;

/** How time is cut into units: each begins where the one before ends. */
interface Steps {

    static Steps of(Unit unit, LocalCalendar calendar) {
        return switch (unit) {
            case MINUTE -> new ClockSteps(calendar.zone().getRules(), Duration.ofMinutes(1));
            case HOUR -> new ClockSteps(calendar.zone().getRules(), Duration.ofHours(1));
            case DAY, WEEK, MONTH, QUARTER, YEAR -> new DateSteps(calendar, unit);
        };
    }

    /** The start of the unit that the instant is in. */
    Instant startAt(Instant instant);

    /** The start of the unit after the one that the instant is in. */
    Instant nextAfter(Instant instant);

    /** The start of the unit so many before the one that begins at the start. */
    Instant back(Instant start, int count);

    /** The time so many units after any time, which need not be the start of one. */
    Instant after(Instant from, int count);

    /** The time that is as far from a start as now is from another. */
    Instant asFarFrom(Instant start, Instant now, Instant startOfNow);
}
