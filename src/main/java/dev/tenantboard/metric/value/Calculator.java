package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.MetricEngine;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.problem.SqlStates;
import dev.tenantboard.tenancy.SystemTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calculates as the product in three steps: claim, calculate, store. No transaction is open between them, so a slow
 * query holds only its own connection.
 */
@ApplicationScoped
public class Calculator {

    private static final Logger LOG = System.getLogger(Calculator.class.getName());

    @Inject
    private SystemTasks product;

    @Inject
    private ValueClaims claims;

    @Inject
    private MetricEngine engine;

    @Inject
    private ValueStore store;

    @Inject
    private RefreshSchedule upkeep;

    @Inject
    private MetricSettings settings;

    /** Calculates the given metrics that are due and not claimed by another thread or server. */
    void calculateDue(String organizationId, Collection<String> ids) {
        product.in(organizationId, () -> calculated(claims.due(ids, settings.lease())));
    }

    /** Calculates the given metrics, due or not. Returns the outcomes that are stored, and those that failed. */
    Map<String, Outcome> calculateAll(String organizationId, Collection<String> ids) {
        return product.in(organizationId, () -> calculated(claims.all(ids, settings.lease())));
    }

    /**
     * Calculates some of the due metrics of an organization, and always schedules its next refresh run.
     *
     * @return whether more metrics are due
     */
    boolean refresh(String organizationId) {
        return product.in(organizationId, () -> {
            boolean more = false;
            try {
                List<Claimed> claimed = claims.anyDue(settings.lease());
                calculated(claimed);
                more = claimed.size() == ValueClaims.MAX_VISITED;
            } finally {
                upkeep.finishVisit(settings.retention(), more);
            }
            return more;
        });
    }

    /** Calculates queries without storing anything. Returns the outcomes by the plans' keys. */
    Map<String, Outcome> calculate(String organizationId, List<Plan> plans) {
        return product.in(organizationId, () -> engine.calculate(plans, Instant.now(), settings.budget()));
    }

    /** Runs a scan for a request. */
    <T> T scan(String organizationId, Supplier<T> scan) {
        return product.in(organizationId, scan);
    }

    private Map<String, Outcome> calculated(List<Claimed> claimed) {
        List<Plan> plans =
                claimed.stream().map(Claimed::plan).filter(Objects::nonNull).toList();
        Map<String, Outcome> calculated = plans.isEmpty()
                ? Map.of()
                : engine.calculate(plans, claimed.get(0).time().said(), settings.budget());
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Claimed metric : claimed) {
            Outcome outcome = metric.plan() == null ? metric.wrong() : calculated.get(metric.metricId());
            kept(metric, outcome).ifPresent(kept -> outcomes.put(metric.metricId(), kept));
        }
        return outcomes;
    }

    /** Stores an outcome. Returns empty if another server was faster, or if the definition has changed. */
    private Optional<Outcome> kept(Claimed metric, Outcome outcome) {
        try {
            return store.keep(metric, outcome) || isUnavailable(outcome) ? Optional.of(outcome) : Optional.empty();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the value of metric " + metric.metricId() + " could not be stored", failure);
            return Optional.of(unkept(metric, failure));
        }
    }

    private static boolean isUnavailable(Outcome outcome) {
        return outcome instanceof Failure failure && failure.isUnavailable();
    }

    /** Stores a value that cannot be stored as a failure. If this fails too, the claim expires. */
    private Outcome unkept(Claimed metric, RuntimeException failure) {
        Kind kind = SqlStates.isPassing(failure) ? Kind.UNAVAILABLE : Kind.QUERY;
        var outcome = new Failure(kind, "The value could not be stored.");
        try {
            store.keep(metric, outcome);
        } catch (RuntimeException again) {
            LOG.log(Level.WARNING, "the failure could not be stored either: {0}", again.getMessage());
        }
        return outcome;
    }
}
