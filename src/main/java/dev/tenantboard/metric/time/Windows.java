package dev.tenantboard.metric.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The one place that says when windows and the buckets of a series begin and end. */
public final class Windows {

    /** The most buckets that a series has. */
    public static final int MOST_BUCKETS = 1_000;

    private Windows() {}

    /**
     * When a window is.
     *
     * @param now when the query is asked, in whole microseconds, as the database counts
     */
    public static Interval resolve(Window window, LocalCalendar calendar, Instant now) {
        if (window instanceof Window.This current) {
            return last(new Window.Last(1, current.unit(), true), calendar, now);
        }
        if (window instanceof Window.Previous previous) {
            return last(new Window.Last(1, previous.unit(), false), calendar, now);
        }
        if (window instanceof Window.Last last) {
            return last(last, calendar, now);
        }
        if (window instanceof Window.Rolling rolling) {
            return new Interval(now.minus(rolling.length()), now);
        }
        Window.Between between = (Window.Between) window;
        Instant from = instantOf(between.from(), calendar);
        return Interval.ofAtLeast(from, instantOf(between.to(), calendar));
    }

    private static Interval last(Window.Last last, LocalCalendar calendar, Instant now) {
        Steps steps = Steps.of(last.unit(), calendar);
        Instant current = steps.startAt(now);
        return last.includesPartial()
                ? new Interval(steps.back(current, last.count() - 1), now)
                : new Interval(steps.back(current, last.count()), current);
    }

    private static Instant instantOf(Window.Bound bound, LocalCalendar calendar) {
        return bound.instant() == null ? calendar.instantOf(bound.local()) : bound.instant();
    }

    /**
     * When the window is that another is compared with.
     *
     * @param current when the window itself is, by {@link #resolve}
     * @param elapsed of a window that runs to now: only as much of the earlier one as has passed of this one
     */
    public static Interval compared(
            Window window, Interval current, Baseline baseline, boolean elapsed, LocalCalendar calendar, Instant now) {
        var earlier = new EarlierWindows(current, baseline, calendar);
        if (window instanceof Window.This unit) {
            return earlier.running(unit.unit(), 1, elapsed, now);
        }
        if (window instanceof Window.Previous previous) {
            return earlier.whole(previous.unit(), 1);
        }
        if (window instanceof Window.Last last) {
            return last.includesPartial()
                    ? earlier.running(last.unit(), last.count(), elapsed, now)
                    : earlier.whole(last.unit(), last.count());
        }
        return window instanceof Window.Rolling ? earlier.rolling() : earlier.between();
    }

    /**
     * Where the buckets of a series begin, and where the last one ends: one instant more than there are buckets, ascending,
     * from the interval's start to its end. The first and the last bucket are cut there.
     *
     * @throws TooManyBucketsException beyond {@link #MOST_BUCKETS}
     */
    public static List<Instant> bounds(Interval interval, Unit grain, LocalCalendar calendar) {
        Steps steps = Steps.of(grain, calendar);
        var bounds = new ArrayList<Instant>();
        bounds.add(interval.from());
        Instant at = interval.from();
        while (at.isBefore(interval.to())) {
            if (bounds.size() > MOST_BUCKETS) {
                throw new TooManyBucketsException();
            }
            Instant next = steps.nextAfter(at);
            at = next.isBefore(interval.to()) ? next : interval.to();
            bounds.add(at);
        }
        return List.copyOf(bounds);
    }
}
