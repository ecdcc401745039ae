package dev.tenantboard.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The category of a metric. */
@Schema(description = "What a metric is about.")
public enum MetricCategory {
    FINANCIAL,
    OPERATIONAL,
    MARKETING,
    SALES,
    PRODUCTIVITY,
    SYSTEM,
    CUSTOM
}
