package dev.tenantboard.quickaction;

import dev.tenantboard.access.Caller;
import dev.tenantboard.quickaction.QuickActionUses.Usage;
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

/** An organization's usage of an action of the platform. {@link QuickActionUses} writes it. */
@Entity
@Table(name = "quick_action_usage")
@Multitenant
@TenantDiscriminatorColumn(name = "organization_id", contextProperty = TenantOpening.DISCRIMINATOR)
@EntityListeners(TenantListener.class)
public class QuickActionUsage implements OrganizationOwned {

    @Id
    @Column(name = "quick_action_id")
    private String id;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private String organizationId;

    @Column(name = "usage_count")
    private int count;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    protected QuickActionUsage() {}

    /** Returns the action's id. */
    public String id() {
        return id;
    }

    @Override
    public String organizationId() {
        return organizationId;
    }

    @Override
    public boolean isReadableBy(Caller caller) {
        return true;
    }

    Usage usage() {
        return new Usage(count, lastUsed);
    }
}
