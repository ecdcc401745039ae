package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;

/** An entity whose row belongs to an organization, or, where that is null, to the platform: a system row. */
public interface OrganizationOwned {

    String organizationId();

    /** Whether the caller may read the row, being in its organization. */
    boolean isReadableBy(Caller caller);

    /** Whether the caller may change the row, being in a role that changes rows of this kind. */
    default boolean isChangeableBy(Caller caller) {
        return caller.writesRowsOf(organizationId());
    }
}
