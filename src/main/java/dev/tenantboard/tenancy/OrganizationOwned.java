package dev.tenantboard.tenancy;

/** An entity whose row belongs to an organization, or, where that is null, to the platform: a system row. */
public interface OrganizationOwned {
    String organizationId();
}
