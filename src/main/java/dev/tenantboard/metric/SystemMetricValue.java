package dev.tenantboard.metric;

import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.OrganizationOwned;
import dev.tenantboard.tenancy.TenantListener;
import dev.tenantboard.tenancy.TenantOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** What a metric of the platform is in one organization: the shared row cannot hold it for all. */
@Entity
@Table(name = "dashboard_metric_values")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class SystemMetricValue implements OrganizationOwned {

    /** The rest of the key is the tenant. */
    @Id
    @Column(name = "metric_id")
    private String metricId;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    private Double value;

    @Column(name = "calculated_at")
    private OffsetDateTime calculatedAt;

    protected SystemMetricValue() {}

    public String metricId() {
        return metricId;
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

    StoredValue stored() {
        return new StoredValue(value, calculatedAt);
    }
}
