package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryDocuments;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans calculations: collects the query of a metric, and the queries of all metrics that it reads. It is not an EJB,
 * because an invalid query is no reason to roll back the caller's transaction.
 */
@ApplicationScoped
public class MetricPlans {

    @Inject
    private QueryDocuments documents;

    @Inject
    private Datasets datasets;

    /**
     * Returns the plan of a metric.
     *
     * @param all all metrics that this one reads, and perhaps others, by id
     * @throws ProblemException 422 if a query has become invalid since it was written
     */
    public Plan of(DashboardMetric metric, Map<String, DashboardMetric> all) {
        MetricDefinition definition = metric.definition();
        var thresholds =
                new Thresholds(definition.targetValue(), definition.warningThreshold(), definition.criticalThreshold());
        return of(metric.id(), query(metric), thresholds, all);
    }

    /** Returns the plan of a query, which need not be stored. */
    public Plan of(String key, QueryDocument query, Thresholds thresholds, Map<String, DashboardMetric> all) {
        Map<String, QueryDocument> read = new HashMap<>();
        add(query.metrics(), all, read);
        return new Plan(key, query, read, thresholds);
    }

    private void add(Set<String> ids, Map<String, DashboardMetric> all, Map<String, QueryDocument> read) {
        for (String id : ids) {
            DashboardMetric metric = all.get(id);
            if (metric != null && !read.containsKey(id)) {
                QueryDocument query = query(metric);
                read.put(id, query);
                add(query.metrics(), all, read);
            }
        }
    }

    private QueryDocument query(DashboardMetric metric) {
        return documents.stored(metric.definition().query());
    }

    /** Returns the permissions of the datasets, or empty if a dataset does not exist. */
    Optional<Set<String>> permissions(Set<String> names) {
        Set<String> permissions = new HashSet<>();
        for (String name : names) {
            Optional<Dataset> dataset = datasets.described(name);
            if (dataset.isEmpty()) {
                return Optional.empty();
            }
            permissions.addAll(dataset.get().permissions());
        }
        return Optional.of(permissions);
    }

    /**
     * @throws ProblemException 503 if the datasets are unknown; then no query counts as invalid, and no metric is
     *     hidden
     */
    void demandKnown() {
        datasets.demandKnown();
    }

    /** The outcome of an unreadable query: it has become invalid, or this is unknown at the moment. */
    static Failure failure(ProblemException wrong) {
        return wrong.problem().status() == 503
                ? new Failure(Kind.UNAVAILABLE, wrong.getMessage())
                : new Failure(Kind.QUERY, reason(wrong));
    }

    /** Returns the reason why a query is invalid, as a sentence. */
    private static String reason(ProblemException wrong) {
        List<ProblemError> errors = wrong.problem().errors();
        return errors == null || errors.isEmpty()
                ? "The query has become invalid."
                : "The query has become invalid: " + errors.get(0).pointer() + " "
                        + errors.get(0).detail() + ".";
    }
}
