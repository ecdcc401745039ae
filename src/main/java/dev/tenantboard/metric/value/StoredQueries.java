package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Datasets;
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

/** The queries of stored metrics, and what they read from. */
@ApplicationScoped
public class StoredQueries {

    private static final int MAX_REMEMBERED = 5_000;

    /** A state of a metric's definition. */
    private record State(String metricId, Instant updatedAt) {}

    /** What a query reads from, which depends on the document alone. */
    record Sources(Set<String> datasets, Set<String> metrics) {}

    private final Map<State, Sources> remembered = new ConcurrentHashMap<>();

    @Inject
    private QueryDocuments documents;

    @Inject
    private Datasets datasets;

    /**
     * A metric's query.
     *
     * @throws ProblemException 422 if it has become wrong since it was written
     */
    QueryDocument read(DashboardMetric metric) {
        return documents.read(metric.definition().query(), "/query");
    }

    /** What a metric reads from; nothing if its query cannot be understood any more. */
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

    /** @throws ProblemException 503 if it is not known what there is: nothing is wrong by now, and nothing is hidden */
    void demandKnown() {
        datasets.demandKnown();
    }

    /** The permissions that the readers of datasets need; nothing if one of the datasets is not there. */
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

    /** Why a query is wrong, in a sentence. */
    static String reason(ProblemException wrong) {
        List<ProblemError> errors = wrong.problem().errors();
        return errors == null || errors.isEmpty()
                ? "The query is wrong by now."
                : "The query is wrong by now: " + errors.get(0).pointer() + " "
                        + errors.get(0).detail() + ".";
    }
}
