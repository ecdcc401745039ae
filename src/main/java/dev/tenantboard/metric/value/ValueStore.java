package dev.tenantboard.metric.value;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.activity.recording.AuditTrail;
import dev.tenantboard.activity.recording.TrailTitle;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Stores an outcome: the value, the history, and the activity for a changed status, in one transaction. */
@Stateless
@Tenanted
public class ValueStore {

    private static final String CHANGED = "status_changed";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditTrail trail;

    @Inject
    private MetricDependencies dependencies;

    /**
     * Stores an outcome, unless another server has taken over the claim, the definition has changed, or the calculation
     * could not run.
     *
     * @return whether it was stored
     */
    public boolean keep(Claimed claimed, Outcome outcome) {
        // Locks the metric first, in the same order as a change of its definition. Another order could deadlock.
        DashboardMetric metric = entities.find(DashboardMetric.class, claimed.metricId(), lock(claimed));
        MetricValue value = entities.find(MetricValue.class, claimed.metricId(), LockModeType.PESSIMISTIC_WRITE);
        if (metric == null || value == null || !value.isHeldBy(claimed.token())) {
            return false;
        }
        if (!metric.updatedAt().isEqual(claimed.definitionUpdatedAt())) {
            value.release();
            return false;
        }
        if (!isStorable(claimed, outcome)) {
            value.postpone(claimed.time().now());
            return false;
        }
        MetricStatus before = value.standing();
        write(claimed, outcome, metric, value);
        tell(claimed, metric, before, value);
        return true;
    }

    private static boolean isStorable(Claimed claimed, Outcome outcome) {
        return outcome instanceof Failure failure ? !failure.isUnavailable() : claimed.permissions() != null;
    }

    /** A tenant cannot lock the platform's rows. */
    private static LockModeType lock(Claimed claimed) {
        return claimed.ofPlatform() ? LockModeType.NONE : LockModeType.PESSIMISTIC_WRITE;
    }

    private void write(Claimed claimed, Outcome outcome, DashboardMetric metric, MetricValue value) {
        if (outcome instanceof Failure failure) {
            value.fail(claimed, failure.reason(), claimed.time().now());
            return;
        }
        OffsetDateTime calculatedAt = claimed.time().then();
        value.take(claimed, outcome.figures(), calculatedAt);
        entities.persist(new PastValue(value, calculatedAt));
        if (!claimed.ofPlatform()) {
            metric.cache(value.value(), calculatedAt);
        }
    }

    /** The activity of a restricted metric says only that the status changed or that the calculation failed. */
    private void tell(Claimed claimed, DashboardMetric metric, MetricStatus before, MetricValue value) {
        MetricStatus now = value.standing();
        if (now == before || (before == MetricStatus.PENDING && now == MetricStatus.NORMAL)) {
            return;
        }
        boolean restricted = isRestricted(claimed, metric);
        boolean secret = restricted && now != MetricStatus.ERROR;
        trail.recordSystemEvent(
                restricted
                        ? "The status of a metric has changed"
                        : TrailTitle.of("The metric is " + now, claimed.name()),
                "metric",
                claimed.metricId(),
                CHANGED,
                secret ? ActivitySeverity.INFO : now.severity(),
                secret ? null : metadata(restricted, before, value));
    }

    /** Returns whether some members may not read the value: at the time of the claim, or now. */
    private boolean isRestricted(Claimed claimed, DashboardMetric metric) {
        return claimed.permissions() == null
                || !claimed.permissions().isEmpty()
                || dependencies
                        .permissions(metric, dependencies.of(List.of(metric)))
                        .filter(Set::isEmpty)
                        .isEmpty();
    }

    private static ObjectNode metadata(boolean restricted, MetricStatus before, MetricValue value) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (!restricted) {
            metadata.put("from", before.name());
        }
        metadata.put("to", value.standing().name());
        if (value.standing() != MetricStatus.ERROR) {
            metadata.put("value", value.figures().value());
        }
        return metadata;
    }
}
