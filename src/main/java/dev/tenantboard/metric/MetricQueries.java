package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.MetricReferences.Reference;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryDocuments;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.TenantRows;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks the query of a metric when it is written: the document, and its references to other metrics. These must exist,
 * and the author must be able to read them. No metric may read itself directly or indirectly, and references have at
 * most three levels.
 */
@Stateless
@Tenanted
public class MetricQueries {

    /**
     * The keys of references at any position. A document refers to its metrics even if the catalog has forgotten its
     * dataset.
     */
    private static final String EDGES = """
            select distinct
                m.id,
                jsonb_build_array(r.reference) ->> 0
            from dashboard_metrics m
            cross join lateral (
                select jsonb_path_query(m.query, cast(? as jsonpath))
                union all
                select jsonb_path_query(m.query, cast(? as jsonpath))
                union all
                select jsonb_path_query(m.query, cast(? as jsonpath))) r (reference)
            where (m.organization_id = cast(? as text) or m.organization_id is null)
                and (jsonb_exists(m.query, 'inputs') or m.query ->> 'dataset' = 'metricHistory')
                and jsonb_typeof(r.reference) = 'string'""";

    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private TenantRows rows;

    @Inject
    private QueryDocuments documents;

    /**
     * Checks a query for a metric.
     *
     * @param metricId the metric's id; null if it is new, or the query is only tried
     * @param pointer the position of the document in the request, as a JSON pointer
     * @throws ProblemException 422 with a pointer for each error
     */
    public QueryDocument checked(String metricId, JsonNode document, String pointer) {
        QueryDocument query = documents.read(document, pointer);
        List<Reference> references = MetricReferences.in(document, pointer);
        if (!query.metrics().isEmpty()) {
            demandNone(unreadable(references, query.metrics()));
            takeTurn();
            demandNone(tangled(metricId == null ? "" : metricId, references, query.metrics()));
        }
        return query;
    }

    private static void demandNone(List<ProblemError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** Another organization's metric is reported like one that does not exist. */
    private List<ProblemError> unreadable(List<Reference> references, Set<String> ids) {
        Map<String, DashboardMetric> readable = rows.readable(DashboardMetric.class, ids).stream()
                .collect(Collectors.toMap(DashboardMetric::id, Function.identity()));
        List<Reference> known = references.stream()
                .filter(reference -> ids.contains(reference.id()))
                .toList();
        List<ProblemError> errors =
                MetricReferences.errors(known, id -> !readable.containsKey(id), "names no metric that you may read");
        return errors.isEmpty()
                ? MetricReferences.errors(
                        known,
                        id -> !readable.get(id).definition().query().has("value"),
                        "names a metric that has no number: its query is grouped and has no value")
                : errors;
    }

    /**
     * A lock orders concurrent changes. If two of them would close a cycle together, the second one sees the first. It lasts
     * until the end of the transaction.
     */
    public void takeTurn() {
        statement(LOCK, "metric references " + tenant.organizationId()).getSingleResult();
    }

    private List<ProblemError> tangled(String metric, List<Reference> references, Set<String> ids) {
        MetricGraph graph = graphWithout(metric);
        List<ProblemError> cycles = MetricReferences.errors(
                references, id -> ids.contains(id) && graph.reaches(id, metric), "names a metric that reads this one");
        int above = graph.levelsAbove(metric);
        return !cycles.isEmpty()
                ? cycles
                : MetricReferences.errors(
                        references,
                        id -> ids.contains(id) && above + graph.levelsBelow(id) > CompositeQuery.MAX_LEVELS,
                        "makes metrics read metrics more than " + CompositeQuery.MAX_LEVELS + " levels deep");
    }

    /** Returns the references of all metrics except the one that is being changed. */
    private MetricGraph graphWithout(String metric) {
        var graph = new MetricGraph();
        List<?> edges = statement(
                        EDGES,
                        "$.inputs.*.metric",
                        "$.** ? (@.field == \"metricId\").value",
                        "$.** ? (@.field == \"metricId\").values[*]",
                        tenant.organizationId())
                .getResultList();
        for (Object row : edges) {
            Object[] edge = (Object[]) row;
            if (!edge[0].equals(metric)) {
                graph.add((String) edge[0], (String) edge[1]);
            }
        }
        return graph;
    }

    private Query statement(String sql, Object... parameters) {
        return NativeQueries.of(entities, sql, parameters);
    }
}
