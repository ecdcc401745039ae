package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryDocuments;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The queries of stored metrics, and their sources. */
@ApplicationScoped
public class StoredQueries {

    private static final int MAX_REMEMBERED = 5_000;

    /** A version of a metric's definition. */
    private record State(String metricId, Instant updatedAt) {}

    /** The sources of a query. They depend on the document only. */
    record Sources(Set<String> datasets, Set<String> metrics) {}

    private final Map<State, Sources> remembered = new ConcurrentHashMap<>();

    @Inject
    private QueryDocuments documents;

    @Inject
    private Datasets datasets;

    /**
     * Returns a metric's query.
     *
     * @throws ProblemException 422 if it has become invalid since it was written
     */
    QueryDocument read(DashboardMetric metric) {
        return documents.read(metric.definition().query(), "/query");
    }

    /** Returns the sources of a metric, or empty if its query has become unreadable. */
    Optional<Sources> sources(DashboardMetric metric) {
        State state = new State(metric.id(), metric.updatedAt().toInstant());
        Sources known = remembered.get(state);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            QueryDocument query = read(metric);
            Sources sources = new Sources(query.datasets(), query.metrics());
            remember(state, sources);
            return Optional.of(sources);
        } catch (ProblemException wrong) {
            return Optional.empty();
        }
    }

    private void remember(State state, Sources sources) {
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(state, sources);
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

    /** The result for an unreadable query: it has become invalid, or this is unknown at the moment. */
    static Outcome outcome(ProblemException wrong) {
        boolean passing = wrong.problem().status() == 503;
        return new Outcome(
                null,
                new Failure(passing ? Kind.UNAVAILABLE : Kind.QUERY, passing ? wrong.getMessage() : reason(wrong)));
    }

    /**
     * @throws ProblemException 503 if the datasets are unknown; then no query counts as invalid, and no metric is
     *     hidden
     */
    void demandKnown() {
        datasets.demandKnown();
    }

    /** Returns the reason why a query is invalid, as a sentence. */
    private static String reason(ProblemException wrong) {
        List<ProblemError> errors = wrong.problem().errors();
        return errors == null || errors.isEmpty()
                ? "The query is wrong by now."
                : "The query is wrong by now: " + errors.get(0).pointer() + " "
                        + errors.get(0).detail() + ".";
    }
}
