package dev.tenantboard.metric.value;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.persistence.TextArrayConverter;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The state of a metric in one organization: its latest value and status, and the claim of the next calculation. */
@Entity
@Table(name = "dashboard_metric_values")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR, primaryKey = true)
@EntityListeners(TenantListener.class)
public class MetricValue implements OrganizationOwned {

    /** The time between a failure and the next attempt. Each further failure doubles it. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

    private static final Duration LAST_RETRY = Duration.ofHours(1);

    /** The time until a calculation that could not run is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** The tenant completes the key. */
    @Id
    @Column(name = "metric_id")
    private String metricId;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    private Double value;

    @Enumerated(EnumType.STRING)
    private MetricStatus status;

    @Enumerated(EnumType.STRING)
    private MetricStatus level;

    private int streak;

    /** The permissions that readers needed at the time of the calculation. */
    @Convert(converter = TextArrayConverter.class)
    private List<String> permissions = List.of();

    @Convert(converter = Figures.Mapping.class)
    private Figures figures;

    @Convert(converter = Summary.Mapping.class)
    private Summary summary;

    private String failure;

    /**
     * The number of consecutive failures. After the last one: how many values must follow until the failures are
     * forgotten.
     */
    private int attempts;

    @Column(name = "definition_updated_at")
    private OffsetDateTime definitionUpdatedAt;

    @Column(name = "calculated_at")
    private OffsetDateTime calculatedAt;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    private String claim;

    @Column(name = "claimed_until")
    private OffsetDateTime claimedUntil;

    protected MetricValue() {}

    /** Stores a calculated value with its status. */
    void take(Claimed claimed, Figures calculated, OffsetDateTime at) {
        forgetOtherDefinition(claimed.definitionUpdatedAt());
        value = calculated.value() == null ? null : calculated.value().doubleValue();
        permissions = List.copyOf(claimed.permissions());
        figures = calculated;
        summary = Summary.of(calculated);
        attempts = status == MetricStatus.ERROR ? ThresholdState.VALUES_IN_A_ROW - 1 : Math.max(0, attempts - 1);
        judge(MetricStatus.of(calculated, claimed.plan()));
        failure = null;
        calculatedAt = at;
        dueAt = at.plusSeconds(claimed.refreshRate());
        release();
    }

    private void judge(MetricStatus judged) {
        if (judged == MetricStatus.NO_DATA) {
            status = judged;
            return;
        }
        ThresholdState judgement = new ThresholdState(level, streak).after(judged);
        if (judgement.level() != level) {
            attempts = 0;
        }
        level = judgement.level();
        streak = judgement.streak();
        status = level;
    }

    /** Stores a failed calculation. The old value and its time stay. The next attempt waits longer. */
    void fail(Claimed claimed, String reason, OffsetDateTime at) {
        forgetOtherDefinition(claimed.definitionUpdatedAt());
        attempts = status == MetricStatus.ERROR ? attempts + 1 : 1;
        status = MetricStatus.ERROR;
        failure = reason;
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts - 1, 10));
        dueAt = at.plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
        release();
    }

    /** New thresholds or a new query reset the counters. */
    private void forgetOtherDefinition(OffsetDateTime definition) {
        if (definitionUpdatedAt == null || !definitionUpdatedAt.isEqual(definition)) {
            level = null;
            streak = 0;
            attempts = 0;
        }
        definitionUpdatedAt = definition;
    }

    /**
     * Nothing could be calculated, which says nothing about the metric. The claim stays for a pause, and the rest does
     * not change.
     */
    void postpone(OffsetDateTime at) {
        claimedUntil = at.plus(PAUSE);
    }

    /** Releases the claim. Due metrics stay due. */
    void release() {
        claim = null;
        claimedUntil = null;
    }

    /** Returns whether this claim is still valid. */
    boolean isHeldBy(String token) {
        return token.equals(claim);
    }

    public String metricId() {
        return metricId;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    /** The permissions are on the metric: see {@link MetricDependencies}. */
    @Override
    public boolean isReadableBy(Caller caller) {
        return true;
    }

    List<String> permissions() {
        return permissions;
    }

    public MetricStatus status() {
        return status;
    }

    /**
     * The status for activities. A failure counts until several values in a row have followed. An empty value changes
     * nothing.
     */
    MetricStatus standing() {
        if (attempts > 0) {
            return MetricStatus.ERROR;
        }
        return level == null ? MetricStatus.PENDING : level;
    }

    Double value() {
        return value;
    }

    public StoredValue stored() {
        return new StoredValue(value, status, failure, calculatedAt, dueAt, definitionUpdatedAt, permissions, summary);
    }

    /** Returns all figures of the latest successful calculation, or null. */
    public Figures figures() {
        return figures;
    }
}
