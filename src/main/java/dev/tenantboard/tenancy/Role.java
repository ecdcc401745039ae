package dev.tenantboard.tenancy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member's role in an organization. */
@Schema(description = "A member's role in an organization.")
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
