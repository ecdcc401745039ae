package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.QueryDocument;
import java.util.Map;

/**
 * The input of the engine.
 *
 * @param key identifies the outcome
 * @param metrics the queries of all metrics that it reads, directly or not, by id
 * @param range null for the query's own zone and window
 */
public record Calculation(
        String key, QueryDocument query, Map<String, QueryDocument> metrics, Thresholds thresholds, Range range) {}
