package dev.tenantboard.metric.time;

import java.time.Instant;

/** A half-open interval of time: {@code from} is inclusive, {@code to} is exclusive. */
public record Interval(Instant from, Instant to) {

    /** Returns the interval between two times. It is empty if {@code to} is earlier than {@code from}. */
    static Interval ofAtLeast(Instant from, Instant to) {
        return new Interval(from, to.isBefore(from) ? from : to);
    }
}
