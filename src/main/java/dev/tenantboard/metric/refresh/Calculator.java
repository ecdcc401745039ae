package dev.tenantboard.metric.refresh;

import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.MetricEngine;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.value.Claimed;
import dev.tenantboard.metric.value.Upkeep;
import dev.tenantboard.metric.value.ValueClaims;
import dev.tenantboard.metric.value.ValueStore;
import dev.tenantboard.tenancy.ProductWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Calculates as the product, in three steps: claim, calculate, store. Between them no transaction is open, so that a slow
 * query holds nothing but its own connection.
 */
@ApplicationScoped
public class Calculator {

    private static final Logger LOG = System.getLogger(Calculator.class.getName());

    @Inject
    private ProductWork product;

    @Inject
    private ValueClaims claims;

    @Inject
    private MetricEngine engine;

    @Inject
    private ValueStore store;

    @Inject
    private Upkeep upkeep;

    @Inject
    private MetricSettings settings;

    /** Calculates those of some metrics that are due and that nobody else calculates. */
    void calculateDue(String organizationId, Collection<String> ids) {
        product.in(organizationId, () -> calculated(claims.due(ids, settings.lease())));
    }

    /** Calculates some metrics, due or not; those that somebody else calculates are not in the answer. */
    Map<String, Outcome> calculateAll(String organizationId, Collection<String> ids) {
        return product.in(organizationId, () -> calculated(claims.all(ids, settings.lease())));
    }

    /** Calculates what is due in an organization, or a part of it if that is much. */
    void visit(String organizationId) {
        product.in(organizationId, () -> {
            List<Claimed> claimed = claims.anyDue(settings.lease());
            calculated(claimed);
            upkeep.finishVisit(settings.retention(), claimed.size() == ValueClaims.MAX_CLAIMED);
            return null;
        });
    }

    /** Calculates what is not stored. */
    Outcome calculate(String organizationId, Calculation calculation) {
        return product.in(
                organizationId,
                () -> engine.calculate(List.of(calculation), Instant.now(), budget())
                        .get(calculation.key()));
    }

    private Map<String, Outcome> calculated(List<Claimed> claimed) {
        Instant now = Instant.now();
        List<Calculation> right = claimed.stream()
                .map(Claimed::calculation)
                .filter(Objects::nonNull)
                .toList();
        Map<String, Outcome> outcomes =
                new HashMap<>(right.isEmpty() ? Map.of() : engine.calculate(right, now, budget()));
        claimed.stream()
                .filter(metric -> metric.calculation() == null)
                .forEach(metric -> outcomes.put(metric.metricId(), metric.wrong()));
        claimed.forEach(metric -> keep(metric, outcomes.get(metric.metricId()), now));
        return outcomes;
    }

    /** What has been calculated can still be stored before another server takes over. */
    private Duration budget() {
        return settings.lease().dividedBy(2);
    }

    /** One that cannot be stored leaves the others alone; its claim runs out by itself. */
    private void keep(Claimed metric, Outcome outcome, Instant calculatedAt) {
        try {
            store.keep(metric, outcome, calculatedAt);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the value of metric " + metric.metricId() + " could not be stored", failure);
        }
    }
}
