package dev.tenantboard.metric.time;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Minutes and hours. A unit starts when local clocks show a full minute or hour. A change of the clocks ends the unit
 * in which it happens.
 */
record ClockSteps(ZoneRules rules, Duration length) implements Steps {

    @Override
    public Instant startAt(Instant instant) {
        long offset = rules.getOffset(instant).getTotalSeconds();
        long into = Math.floorMod(instant.getEpochSecond() + offset, length.toSeconds());
        Instant full = Instant.ofEpochSecond(instant.getEpochSecond() - into);
        Instant change = lastChange(instant);
        return change.isAfter(full) ? change : full;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        long offset = rules.getOffset(instant).getTotalSeconds();
        long into = Math.floorMod(instant.getEpochSecond() + offset, length.toSeconds());
        Instant full = Instant.ofEpochSecond(instant.getEpochSecond() - into).plus(length);
        ZoneOffsetTransition change = rules.nextTransition(instant);
        return change != null && change.getInstant().isBefore(full) ? change.getInstant() : full;
    }

    /** Steps unit by unit only near a change of the clocks, because a window may contain many minutes. */
    @Override
    public Instant back(Instant start, int count) {
        Instant at = start;
        long left = count;
        while (left > 0) {
            at = startAt(at.minusNanos(1));
            left--;
            long even = Math.min(left, secondsSinceChange(at) / length.toSeconds());
            at = at.minus(length.multipliedBy(even));
            left -= even;
        }
        return at;
    }

    private long secondsSinceChange(Instant instant) {
        Instant change = lastChange(instant);
        return change.equals(Instant.MIN)
                ? Long.MAX_VALUE
                : Duration.between(change, instant).toSeconds();
    }

    /** Returns the last change of the clocks at or before the instant. */
    private Instant lastChange(Instant instant) {
        ZoneOffsetTransition change = rules.previousTransition(instant.plusNanos(1));
        return change == null ? Instant.MIN : change.getInstant();
    }

    @Override
    public Instant after(Instant from, int count) {
        return from.plus(length.multipliedBy(count));
    }

    @Override
    public Instant asFarFrom(Instant start, Instant now, Instant startOfNow) {
        return start.plus(Duration.between(startOfNow, now));
    }
}
