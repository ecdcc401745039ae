package dev.tenantboard.metric.query;

/** One sort key of grouped rows: a measure, a formula or a grouped field. Nulls are last. */
public record Order(String id, boolean descending) {}
