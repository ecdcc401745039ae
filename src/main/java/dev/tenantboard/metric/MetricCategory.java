package dev.tenantboard.metric;

/** What a metric is about. */
public enum MetricCategory {
    FINANCIAL,
    OPERATIONAL,
    MARKETING,
    SALES,
    PRODUCTIVITY,
    SYSTEM,
    CUSTOM
}
