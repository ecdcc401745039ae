package dev.tenantboard.metric.value;

import java.util.Collection;

/** Somebody read metrics in an organization whose values are due. It is fired in their transaction. */
public record MetricsDue(String organizationId, Collection<String> metricIds) {}
