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

/** The two transactions around a recalculation: the first selects the metrics, the second stores the response. */
@Stateless
@Tenanted
public class Recalculations {

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private IdempotentRequest request;

    @Inject
    private IdempotencyService idempotency;

    /**
     * The metrics that may be recalculated.
     *
     * @param earlier the response of the same earlier request; null if the request is new
     */
    public record Begun(Response earlier, String organizationId, Set<String> ids) {}

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
