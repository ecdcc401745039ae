package dev.tenantboard.access;

/** Whose rows a request is for. */
public enum Scope {
    /** The caller's own account and memberships, whatever the organization. */
    USER,
    /** One organization, of which the caller is a member, and the system rows that it may read. */
    ORGANIZATION,
    /** The rows that belong to no organization, for the platform administrator. */
    SYSTEM,
    /** One organization, on nobody's behalf: what the product does there by itself. No request is for it. */
    PRODUCT
}
