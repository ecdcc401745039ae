package dev.tenantboard.metric.engine;

import java.time.Duration;
import java.util.Collection;

/** The event that some metrics were calculated together. */
public record Calculated(Collection<Outcome> outcomes, Duration taken) {}
