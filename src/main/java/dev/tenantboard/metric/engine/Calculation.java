package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.QueryDocument;
import java.util.Map;

/**
 * Something to calculate.
 *
 * @param key by which the outcome is found
 * @param metrics the queries of all metrics that it reads, directly or not, by id
 * @param range null for the query's own zone and window
 */
public record Calculation(
        String key, QueryDocument query, Map<String, QueryDocument> metrics, Thresholds thresholds, Range range) {}
