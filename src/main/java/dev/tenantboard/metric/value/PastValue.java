package dev.tenantboard.metric.value;

import dev.tenantboard.access.Caller;
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
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A past value of a metric. Failures are not stored here. */
@Entity
@IdClass(PastValue.Key.class)
@Table(name = "dashboard_metric_history")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class PastValue implements OrganizationOwned {

    /** The tenant completes the key. */
    public record Key(String id, OffsetDateTime calculatedAt) implements Serializable {}

    /** The metric's id, under the name by which lists are sorted. */
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

    /** The permissions that readers needed at the time of the calculation. They still need them. */
    @Column(updatable = false)
    @Convert(converter = TextArrayConverter.class)
    private List<String> permissions;

    protected PastValue() {}

    PastValue(MetricValue current, OffsetDateTime at) {
        id = current.metricId();
        organizationId = current.organizationId();
        calculatedAt = at;
        value = current.value();
        status = current.status();
        permissions = current.permissions();
    }

    public String metricId() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    /** The caller also needs access to the metric's value: see {@link MetricDependencies}. */
    @Override
    public boolean isReadableBy(Caller caller) {
        return caller.holds(permissions);
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
