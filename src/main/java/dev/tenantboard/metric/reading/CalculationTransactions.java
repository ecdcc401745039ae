package dev.tenantboard.metric.reading;

import dev.tenantboard.http.idempotency.IdempotencyService;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.http.idempotency.StoredResponse;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricQueries;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.value.MetricDependencies;
import dev.tenantboard.metric.value.MetricPlans;
import dev.tenantboard.metric.value.Refreshes;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The transactions around the calculations that requests wait for. One plans or selects what to calculate. After a
 * recalculation, another one stores the response.
 */
@Stateless
@Tenanted
public class CalculationTransactions {

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private MetricQueries queries;

    @Inject
    private MetricPlans plans;

    @Inject
    private Refreshes refreshes;

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService idempotency;

    /** A plan with its organization. */
    public record Planned(String organizationId, Plan plan) {}

    /**
     * Returns the plan of a metric over another range than its own.
     *
     * @throws ProblemException 400 if there is a window, but the query has no time
     */
    public Planned planned(String id, RequestedRange requested) {
        refreshes.requireRoom(tenant.organizationId());
        QueryRange range = requested.range(false);
        DashboardMetric metric = dependencies.readable(id);
        Plan own = plans.of(metric, dependencies.of(List.of(metric)));
        if (range.window() != null && own.query() instanceof DatasetQuery single && single.time() == null) {
            throw ProblemException.badParameter(
                    requested.windowParameter(), "does not apply: the metric's query has no time");
        }
        return new Planned(tenant.organizationId(), own.over(range));
    }

    /**
     * Returns the plan of a query that is not stored.
     *
     * @throws ProblemException 422 with a pointer for each error, or 429 if too much is waiting
     *     for the organization
     */
    public Planned planned(MetricDraft draft) {
        refreshes.requireRoom(tenant.organizationId());
        QueryDocument query = queries.checked(null, draft.query(), "/query");
        Map<String, DashboardMetric> read = dependencies.of(dependencies.found(query.metrics()));
        return new Planned(tenant.organizationId(), plans.of("preview", query, draft.thresholds(), read));
    }

    /**
     * The metrics that may be recalculated.
     *
     * @param earlier the response of the same earlier request; null if the request is new
     */
    public record Begun(Response earlier, String organizationId, Set<String> ids) {}

    /** Does not claim the request's idempotency key, because the metrics may be recalculated twice without harm. */
    public Begun begin(Collection<String> ids) {
        Optional<StoredResponse> earlier = request.hasKey() ? idempotency.begin() : Optional.empty();
        return new Begun(
                earlier.map(StoredResponse::replay).orElse(null),
                tenant.organizationId(),
                earlier.isPresent()
                        ? Set.of()
                        : dependencies.readableOf(ids).stream()
                                .map(DashboardMetric::id)
                                .collect(Collectors.toSet()));
    }

    /**
     * Stores the response under the request's idempotency key, if it has one. Of two concurrent requests the first
     * one's response counts.
     */
    public Response end(Response answer) {
        if (request.hasKey()) {
            Optional<StoredResponse> earlier = idempotency.begin();
            if (earlier.isPresent()) {
                return earlier.get().replay();
            }
            idempotency.complete(answer);
        }
        return answer;
    }
}
