package dev.tenantboard.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;

/**
 * The claims of a verified token about its bearer. Roles and permissions in an organization are not part of it: the database
 * contains them.
 */
public final class Identity extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final String organizationId;
    private final boolean platformAdministrator;
    private final Instant validUntil;

    /**
     * @param organizationId the only organization that the token permits, or null if it does not name one
     * @param validUntil from then on, the token is refused
     */
    public Identity(String userId, String organizationId, boolean platformAdministrator, Instant validUntil) {
        super(userId);
        this.organizationId = organizationId;
        this.platformAdministrator = platformAdministrator;
        this.validUntil = validUntil;
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

    public Instant validUntil() {
        return validUntil;
    }
}
