package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.time.Window;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * What the engine calculates: a query, and all that it reads.
 *
 * @param key identifies the outcome
 * @param metrics the queries of all metrics that it reads, directly or not, by id
 */
public record Plan(String key, QueryDocument query, Map<String, QueryDocument> metrics, Thresholds thresholds) {

    /** Returns the plan in another zone and over another window. Either may be null: then each query keeps its own. */
    public Plan over(ZoneId zone, Window window) {
        Map<String, QueryDocument> changed = new HashMap<>(metrics);
        changed.replaceAll((id, metric) -> metric.over(zone, window));
        return new Plan(key, query.over(zone, window), changed, thresholds);
    }

    /** The limits that determine a metric's status. Each may be null. */
    public record Thresholds(Double target, Double warning, Double critical) {

        /** Returns whether lower values are worse: critical is below warning. Otherwise higher values are worse. */
        public boolean isLowerWorse() {
            return warning != null && critical != null && critical < warning;
        }
    }
}
