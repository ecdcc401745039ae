package dev.tenantboard.access;

/** The rows that a request is for. */
public enum Scope {
    /** The caller's own account and memberships, in all organizations. */
    USER,
    /** The rows of one organization in which the caller is a member, and the system rows that it may read. */
    ORGANIZATION,
    /** The rows without an organization, for the platform administrator. */
    SYSTEM,
    /** The rows of one organization, for the product's own work. No request has this scope. */
    PRODUCT
}
