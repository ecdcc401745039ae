package dev.tenantboard.metric.value;

import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A value that a metric had. What failed is no value, and is not among them. */
@Entity
@IdClass(PastValue.Key.class)
@Table(name = "dashboard_metric_history")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class PastValue implements OrganizationOwned {

    /** The rest of the key is the tenant. */
    public record Key(String id, OffsetDateTime calculatedAt) implements Serializable {}

    /** The metric's, by the name that lists are sorted by. */
    @Id
    @Column(name = "metric_id")
    private String id;

    @Id
    @Column(name = "calculated_at")
    private OffsetDateTime calculatedAt;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    @Column(updatable = false)
    private Double value;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private MetricStatus status;

    protected PastValue() {}

    PastValue(MetricValue current, OffsetDateTime at) {
        id = current.metricId();
        organizationId = current.organizationId();
        calculatedAt = at;
        value = current.value();
        status = current.status();
    }

    public String metricId() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    /** Who may read it is said on the metric. */
    @Override
    public boolean isReadableBy(Caller caller) {
        return true;
    }

    public OffsetDateTime calculatedAt() {
        return calculatedAt;
    }

    public Double value() {
        return value;
    }

    public MetricStatus status() {
        return status;
    }
}
