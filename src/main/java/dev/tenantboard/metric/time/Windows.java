package dev.tenantboard.metric.time;

import dev.tenantboard.metric.time.Window.Baseline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Computes the bounds of windows and of the buckets of a series. No other class does. */
public final class Windows {

    /** The largest number of buckets of a series. */
    public static final int MOST_BUCKETS = 1_000;

    private Windows() {}

    /**
     * Returns the bounds of a window.
     *
     * @param now the time of the request, in whole microseconds, because PostgreSQL stores microseconds
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
     * Returns the bounds of the window with which another one is compared.
     *
     * @param current the bounds of the current window, from {@link #resolve}
     * @param elapsed if true and the current window ends now, the earlier window is cut at the same elapsed time
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
     * Returns the starts of all buckets of a series and the end of the last one: one instant more than there are
     * buckets, in ascending order. The first and the last bucket are cut at the bounds of the interval.
     *
     * @throws TooManyBucketsException if there are more than {@link #MOST_BUCKETS}
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

    /** The window has more units of its grain than a series may have buckets. */
    public static class TooManyBucketsException extends RuntimeException {

        TooManyBucketsException() {
            super("The window has more than " + Windows.MOST_BUCKETS + " buckets of this grain");
        }
    }
}
