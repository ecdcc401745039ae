package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Range;
import dev.tenantboard.metric.engine.Thresholds;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the input of the engine: a query, and the queries of all metrics that it reads. It is not an EJB, because an
 * invalid query is no reason to roll back the caller's transaction.
 */
@ApplicationScoped
public class Calculations {

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private StoredQueries queries;

    /**
     * Returns the calculation of a metric over another range than its own.
     *
     * @throws ProblemException 422 if its query has become invalid
     */
    public Calculation of(DashboardMetric metric, Range range) {
        return of(metric, dependencies.of(List.of(metric)), range);
    }

    /** Returns the calculation of a query that is not stored. */
    public Calculation of(String key, QueryDocument query, Thresholds thresholds) {
        Map<String, DashboardMetric> read = dependencies.of(dependencies.found(query.metrics()));
        return new Calculation(key, query, references(query.metrics(), read), thresholds, null);
    }

    /** @param all all metrics that this one reads, and perhaps others, by id */
    Calculation of(DashboardMetric metric, Map<String, DashboardMetric> all, Range range) {
        QueryDocument query = queries.read(metric);
        return new Calculation(
                metric.id(), query, references(query.metrics(), all), thresholds(metric.definition()), range);
    }

    private static Thresholds thresholds(MetricDefinition definition) {
        return new Thresholds(definition.targetValue(), definition.warningThreshold(), definition.criticalThreshold());
    }

    private Map<String, QueryDocument> references(Set<String> ids, Map<String, DashboardMetric> all) {
        Map<String, QueryDocument> references = new HashMap<>();
        add(ids, all, references);
        return references;
    }

    private void add(Set<String> ids, Map<String, DashboardMetric> all, Map<String, QueryDocument> references) {
        for (String id : ids) {
            DashboardMetric metric = all.get(id);
            if (metric != null && !references.containsKey(id)) {
                QueryDocument query = queries.read(metric);
                references.put(id, query);
                add(query.metrics(), all, references);
            }
        }
    }
}
