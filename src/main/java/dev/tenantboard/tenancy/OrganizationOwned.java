package dev.tenantboard.tenancy;

import dev.tenantboard.access.Caller;

/** An entity whose row belongs to an organization, or, if that is null, to the platform: a system row. */
public interface OrganizationOwned {

    String organizationId();

    /** Returns whether a caller of the row's organization may read the row. */
    boolean isReadableBy(Caller caller);

    /** Returns whether a caller whose role may change rows of this kind may change this row. */
    default boolean isChangeableBy(Caller caller) {
        return caller.writesRowsOf(organizationId());
    }
}
