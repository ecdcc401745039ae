package dev.tenantboard.metric.query;

import java.math.BigDecimal;

/**
 * An aggregate over rows.
 *
 * @param field null for a count of rows
 * @param p the percentile, in (0, 1); null for other aggregates
 * @param where which rows it counts among those of the query; null for all
 */
public record Measure(String id, Aggregate agg, FieldReference field, BigDecimal p, Condition where) {}
