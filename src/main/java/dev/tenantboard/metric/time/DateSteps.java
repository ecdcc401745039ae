package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Days, weeks, months, quarters and years. A unit starts at the first instant of a local date. */
record DateSteps(LocalCalendar calendar, Unit unit) implements Steps {

    /**
     * When an hour after midnight is repeated, the local date goes back by one day, but the new unit has already
     * started.
     */
    @Override
    public Instant startAt(Instant instant) {
        Instant start = calendar.startOf(first(LocalDate.ofInstant(instant, calendar.zone())));
        Instant next = following(start);
        return next.isAfter(instant) ? start : next;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return following(startAt(instant));
    }

    private Instant following(Instant start) {
        LocalDateTime next = plus(calendar.localTime(start), 1);
        Instant following = calendar.instantOf(next);
        // A skipped date starts when the next date starts.
        return following.equals(start) ? calendar.instantOf(plus(next, 1)) : following;
    }

    /** A date that the zone skipped is not a day. */
    @Override
    public Instant back(Instant start, int count) {
        LocalDateTime local = calendar.localTime(start);
        if (unit != Unit.DAY) {
            return calendar.instantOf(plus(local, -count));
        }
        Instant at = start;
        for (int left = count; left > 0; ) {
            local = local.minusDays(1);
            Instant earlier = calendar.instantOf(local);
            left -= earlier.equals(at) ? 0 : 1;
            at = earlier;
        }
        return at;
    }

    @Override
    public Instant after(Instant from, int count) {
        return calendar.instantOf(plus(calendar.localTime(from), count));
    }

    @Override
    public Instant asFarFrom(Instant start, Instant now, Instant startOfNow) {
        Duration passed = Duration.between(calendar.localTime(startOfNow), calendar.localTime(now));
        return calendar.instantOf(calendar.localTime(start).plus(passed));
    }

    private LocalDate first(LocalDate date) {
        return switch (unit) {
            case MINUTE, HOUR -> throw new IllegalStateException("no unit of dates: " + unit);
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(calendar.weekStart()));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    private LocalDateTime plus(LocalDateTime local, int count) {
        return switch (unit) {
            case MINUTE, HOUR -> throw new IllegalStateException("no unit of dates: " + unit);
            case DAY -> local.plusDays(count);
            case WEEK -> local.plusWeeks(count);
            case MONTH -> local.plusMonths(count);
            case QUARTER -> local.plusMonths(3L * count);
            case YEAR -> local.plusYears(count);
        };
    }
}
