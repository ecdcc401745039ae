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

    /** Owners and administrators hold every permission without being given any. */
    public boolean holdsEveryPermission() {
        return this == OWNER || this == ADMIN;
    }

    /** The constant of a name, or nothing if the platform knows more of them than the dashboard. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
