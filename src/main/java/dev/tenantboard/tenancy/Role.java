package dev.tenantboard.tenancy;

/** A member's role in an organization. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    /** Owners and administrators hold every permission without being given any. */
    public boolean holdsEveryPermission() {
        return this == OWNER || this == ADMIN;
    }
}
