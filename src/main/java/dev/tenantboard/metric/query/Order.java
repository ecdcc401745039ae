package dev.tenantboard.metric.query;

/** One key of the order of grouped rows: a measure, a formula or a field that is grouped by. Nulls come last. */
public record Order(String id, boolean descending) {}
