package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Where the earlier window is that a window is compared with. */
record EarlierWindows(Interval current, Baseline baseline, LocalCalendar calendar) {

    /** Of whole units: as many whole units. */
    Interval whole(Unit unit, int count) {
        Steps steps = Steps.of(unit, calendar);
        if (baseline instanceof Baseline.Preceding) {
            return new Interval(steps.back(current.from(), count), current.from());
        }
        Instant from = shifted(current.from(), unit);
        return new Interval(from, steps.after(from, count));
    }

    /** Of units of which the last has begun: as many, of which the last counts as far as the current one has come. */
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

    /** Hours until now stay as many hours, until so much earlier. */
    Interval rolling() {
        Instant to = baseline instanceof Baseline.Preceding ? current.from() : shifted(current.to(), null);
        return new Interval(to.minus(length()), to);
    }

    /** Begins so much earlier, or ends where the other begins; and is as long: in whole days, then by the clock. */
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

    /** Whole months stay whole months: of a year that was leap, 1 January to 1 January. */
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

    /** What there is beyond so many days. */
    private Duration rest(long days) {
        Instant whole = calendar.instantOf(calendar.localTime(current.from()).plusDays(days));
        return Duration.between(whole, current.to());
    }

    private Duration length() {
        return Duration.between(current.from(), current.to());
    }

    /** So much earlier: by the local calendar, then by the clock. */
    private Instant shifted(Instant instant, Unit unit) {
        if (baseline instanceof Baseline.Offset offset) {
            return local(instant, offset.period()).minus(offset.duration());
        }
        // A year before a Monday is no Monday: weeks are compared with those that have the same days.
        return local(instant, unit == Unit.WEEK ? Period.ofWeeks(52) : Period.ofYears(1));
    }

    private Instant local(Instant instant, Period period) {
        return period.isZero()
                ? instant
                : calendar.instantOf(calendar.localTime(instant).minus(period));
    }
}
