package dev.tenantboard.metric.reading;

import dev.tenantboard.http.idempotency.IdempotencyService;
import dev.tenantboard.http.idempotency.IdempotentRequest;
import dev.tenantboard.http.idempotency.StoredResponse;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.value.MetricDependencies;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The two transactions around a recalculation: the one before it, which says of what, and the one that keeps its answer. */
@Stateless
@Tenanted
public class Recalculations {

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies family;

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService idempotency;

    /**
     * Those of several metrics that may be recalculated.
     *
     * @param earlier what was answered to the same request before; null if it is new
     */
    public record Begun(Response earlier, String organizationId, Set<String> ids) {}

    public Begun begin(Collection<String> ids) {
        Optional<StoredResponse> earlier = request.hasKey() ? idempotency.begin() : Optional.empty();
        return new Begun(
                earlier.map(StoredResponse::replay).orElse(null),
                tenant.organizationId(),
                earlier.isPresent()
                        ? Set.of()
                        : family.readableOf(ids).stream()
                                .map(DashboardMetric::id)
                                .collect(Collectors.toSet()));
    }

    /** Keeps the answer under the request's key, if it has one; of two at once, the earlier one's. */
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
