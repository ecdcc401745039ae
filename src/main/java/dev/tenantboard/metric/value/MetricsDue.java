package dev.tenantboard.metric.value;

import java.util.Collection;

/** The event that a request read due metrics. It is fired in the transaction of the request. */
public record MetricsDue(String organizationId, Collection<String> metricIds) {}
