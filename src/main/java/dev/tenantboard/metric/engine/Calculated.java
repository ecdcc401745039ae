package dev.tenantboard.metric.engine;

import java.time.Duration;
import java.util.Collection;

/** Some metrics were calculated together. */
public record Calculated(Collection<Outcome> outcomes, Duration taken) {}
