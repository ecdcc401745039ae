package dev.tenantboard.metric.time;

import java.time.Instant;

/** A half-open stretch of time: from inclusive, to exclusive. */
public record Interval(Instant from, Instant to) {}
