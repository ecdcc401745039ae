package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine calculates: a query, and all that it reads.
 *
 * @param key identifies the outcome
 * @param metrics the queries of all metrics that it reads, directly or not, by id
 * @param range the range over which the queries were put; null if each has its own
 * @param filters conditions on the rows of every query, whose datasets have their fields
 */
public record Plan(
        String key,
        QueryDocument query,
        Map<String, QueryDocument> metrics,
        Thresholds thresholds,
        QueryRange range,
        List<FieldFilter> filters) {

    public Plan(String key, QueryDocument query, Map<String, QueryDocument> metrics, Thresholds thresholds) {
        this(key, query, metrics, thresholds, null, List.of());
    }

    /** Returns the plan over another range. */
    public Plan over(QueryRange other) {
        Map<String, QueryDocument> changed = new HashMap<>(metrics);
        changed.replaceAll((id, metric) -> metric.over(other));
        return new Plan(key, query.over(other), changed, thresholds, other, filters);
    }

    /** Returns the plan with filters that fit all of its datasets. */
    public Plan filteredBy(List<FieldFilter> others) {
        return new Plan(key, query, metrics, thresholds, range, others);
    }

    /** Returns whether another range changes the outcome. */
    public boolean follows(QueryRange other) {
        return queries().anyMatch(each -> each.follows(other));
    }

    /** Returns the names of all datasets that it reads. */
    public Set<String> datasets() {
        return queries().flatMap(each -> each.datasets().stream()).collect(Collectors.toSet());
    }

    private Stream<QueryDocument> queries() {
        return Stream.concat(Stream.of(query), metrics.values().stream());
    }

    /** Returns whether it is for a whole dashboard: each value is compared with the range before, and grains adapt. */
    boolean isOfScreen() {
        return range != null && range.ofScreen();
    }

    /** The limits that determine a metric's status. Each may be null. */
    public record Thresholds(Double target, Double warning, Double critical) {

        /** Returns whether lower values are worse: critical is below warning. Otherwise higher values are worse. */
        public boolean isLowerWorse() {
            return warning != null && critical != null && critical < warning;
        }
    }
}
