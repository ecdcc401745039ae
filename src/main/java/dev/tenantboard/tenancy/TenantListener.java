package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

/** Refuses to write a row of another owner. EclipseLink's criteria restrict reads, and not writes. */
public class TenantListener {

    @PrePersist
    @PreUpdate
    @PreRemove
    void refuseRowsOfOthers(Object row) {
        Caller caller = CDI.current().select(Tenant.class).get().caller();
        if (!belongsTo(caller, row)) {
            throw new SecurityException(
                    "refused to write a " + row.getClass().getSimpleName() + " that is not the caller's");
        }
    }

    private static boolean belongsTo(Caller caller, Object row) {
        if (row instanceof OrganizationOwned owned) {
            return caller.writesRowsOf(owned.organizationId());
        }
        return row instanceof UserOwned owned && owned.userId().equals(caller.userId());
    }
}
