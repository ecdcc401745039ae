package dev.tenantboard.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;

/**
 * What a verified token says of its bearer. Roles and permissions in an organization are not among it: they come from
 * the database.
 */
public final class Identity extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final String organizationId;
    private final boolean platformAdministrator;
    private final Instant goodUntil;

    /**
     * @param organizationId the only organization that the token is good for, or null if it names none
     * @param goodUntil when the token is refused from then on
     */
    public Identity(String userId, String organizationId, boolean platformAdministrator, Instant goodUntil) {
        super(userId);
        this.organizationId = organizationId;
        this.platformAdministrator = platformAdministrator;
        this.goodUntil = goodUntil;
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

    public Instant goodUntil() {
        return goodUntil;
    }
}
