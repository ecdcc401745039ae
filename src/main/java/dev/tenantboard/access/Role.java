package dev.tenantboard.access;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member's role in an organization. */
@Schema(description = "A member's role in an organization.")
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    VIEWER;

    /** Owners and administrators have every permission without a grant. */
    public boolean holdsEveryPermission() {
        return this == OWNER || this == ADMIN;
    }

    /** Returns nothing for a role of the platform that the dashboard does not know. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
