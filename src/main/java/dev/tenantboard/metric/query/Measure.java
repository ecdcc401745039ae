package dev.tenantboard.metric.query;

import java.math.BigDecimal;

/**
 * An aggregate over rows.
 *
 * @param field null for a count of rows
 * @param p the percentile, in (0, 1); null for other aggregates
 * @param where selects among the rows of the query; null selects all
 */
public record Measure(String id, Aggregate agg, FieldReference field, BigDecimal p, Condition where) {}
