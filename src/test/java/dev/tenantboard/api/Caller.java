package dev.tenantboard.api;

import java.util.Set;

/**
 * Who a test speaks as.
 *
 * @param organizationId the organization that the token is good for, or null for a token without the claim
 * @param groups the roles that the token itself grants
 */
public record Caller(String userId, String organizationId, Set<String> groups) {

    Caller(String userId, String organizationId) {
        this(userId, organizationId, Set.of());
    }

    /** The same user with a token that names no organization. */
    public Caller withoutOrganization() {
        return new Caller(userId, null, groups);
    }

    /** The same user with a token for another organization, whether they belong to it or not. */
    public Caller in(String otherOrganizationId) {
        return new Caller(userId, otherOrganizationId, groups);
    }
}
