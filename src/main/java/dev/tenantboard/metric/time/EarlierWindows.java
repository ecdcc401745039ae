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

    Interval rolling() {
        Instant to = baseline instanceof Baseline.Preceding ? current.from() : shifted(current.to(), null);
        return new Interval(to.minus(length()), to);
    }

    /** Between days it is days that count, which are not all of one length. */
    Interval between() {
        if (!(baseline instanceof Baseline.Preceding)) {
            Instant from = shifted(current.from(), null);
            Instant to = shifted(current.to(), null);
            // A month before both 30 and 31 March is 28 February.
            return new Interval(from, to.isAfter(from) ? to : from.plus(length()));
        }
        if (!calendar.isStartOfDay(current.from()) || !calendar.isStartOfDay(current.to())) {
            return new Interval(current.from().minus(length()), current.from());
        }
        LocalDateTime from = calendar.localTime(current.from());
        long days = ChronoUnit.DAYS.between(from, calendar.localTime(current.to()));
        return new Interval(calendar.instantOf(from.minusDays(days)), current.from());
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
