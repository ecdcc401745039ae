package dev.tenantboard.authentication;

import jakarta.security.enterprise.CallerPrincipal;

/**
 * What a verified token says of its bearer. Roles and permissions in an organization are not among it: they come from
 * the database.
 */
public final class Identity extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final String organizationId;
    private final boolean platformAdministrator;

    /** @param organizationId the only organization that the token is good for, or null if it names none */
    public Identity(String userId, String organizationId, boolean platformAdministrator) {
        super(userId);
        this.organizationId = organizationId;
        this.platformAdministrator = platformAdministrator;
    }

    public String userId() {
        return getName();
    }

    public String organizationId() {
        return organizationId;
    }

    public boolean isPlatformAdministrator() {
        return platformAdministrator;
    }
}
