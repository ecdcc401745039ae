package dev.tenantboard.metric.time;

import java.time.Instant;

/** A half-open stretch of time: from inclusive, to exclusive. */
public record Interval(Instant from, Instant to) {

    /** From a time to another, and empty if that is earlier. */
    static Interval ofAtLeast(Instant from, Instant to) {
        return new Interval(from, to.isBefore(from) ? from : to);
    }
}
