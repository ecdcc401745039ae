package dev.tenantboard.metric.time;

import dev.tenantboard.metric.time.Window.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Computes the earlier window with which a window is compared. */
record EarlierWindows(Interval current, Baseline baseline, LocalCalendar calendar) {

    /** For whole units: the same number of whole units. */
    Interval whole(Unit unit, int count) {
        Steps steps = Steps.of(unit, calendar);
        if (baseline instanceof Baseline.Preceding) {
            return new Interval(steps.back(current.from(), count), current.from());
        }
        Instant from = shifted(current.from(), unit);
        return new Interval(from, steps.after(from, count));
    }

    /**
     * For units of which the last one is running: the same number of units. The last one is cut where the running unit
     * is now.
     */
    Interval running(Unit unit, int count, boolean elapsed, Instant now) {
        Interval whole = whole(unit, count);
        if (!elapsed) {
            return whole;
        }
        Steps steps = Steps.of(unit, calendar);
        Instant begun = steps.startAt(now);
        Instant last = baseline instanceof Baseline.Preceding
                ? steps.back(begun, count)
                : steps.after(whole.from(), count - 1);
        Instant to = steps.asFarFrom(last, now, begun);
        return to.isBefore(whole.to()) ? Interval.ofAtLeast(whole.from(), to) : whole;
    }

    /** A window of hours until now stays the same number of hours. */
    Interval rolling() {
        Instant to = baseline instanceof Baseline.Preceding ? current.from() : shifted(current.to(), null);
        return new Interval(to.minus(length()), to);
    }

    /**
     * Starts earlier by the duration, or ends where the current window starts. The length is the same: in whole days,
     * then by the clock.
     */
    Interval between() {
        if (baseline instanceof Baseline.Preceding) {
            return new Interval(before(current.from()), current.from());
        }
        Instant from = shifted(current.from(), null);
        return new Interval(from, after(from));
    }

    private Instant before(Instant to) {
        long days = days();
        return days == 0
                ? to.minus(length())
                : calendar.instantOf(calendar.localTime(to.minus(rest(days))).minusDays(days));
    }

    /** Whole months stay whole months, so a leap year is compared from 1 January to 1 January. */
    private Instant after(Instant from) {
        LocalDateTime start = calendar.localTime(current.from());
        LocalDateTime end = calendar.localTime(current.to());
        long months = ChronoUnit.MONTHS.between(start, end);
        if (months > 0
                && start.getDayOfMonth() == end.getDayOfMonth()
                && start.plusMonths(months).equals(end)) {
            return calendar.instantOf(calendar.localTime(from).plusMonths(months));
        }
        long days = days();
        return days == 0
                ? from.plus(length())
                : calendar.instantOf(calendar.localTime(from).plusDays(days)).plus(rest(days));
    }

    private long days() {
        return ChronoUnit.DAYS.between(calendar.localTime(current.from()), calendar.localTime(current.to()));
    }

    /** The time that remains after the given number of days. */
    private Duration rest(long days) {
        Instant whole = calendar.instantOf(calendar.localTime(current.from()).plusDays(days));
        return Duration.between(whole, current.to());
    }

    private Duration length() {
        return Duration.between(current.from(), current.to());
    }

    /** Moves a time back by a duration: first by its calendar part, then by its clock part. */
    private Instant shifted(Instant instant, Unit unit) {
        if (baseline instanceof Baseline.Offset offset) {
            return local(instant, offset.period()).minus(offset.duration());
        }
        // Weeks are compared with the week 52 weeks earlier, because it has the same days of the week.
        return local(instant, unit == Unit.WEEK ? Period.ofWeeks(52) : Period.ofYears(1));
    }

    private Instant local(Instant instant, Period period) {
        return period.isZero()
                ? instant
                : calendar.instantOf(calendar.localTime(instant).minus(period));
    }
}
