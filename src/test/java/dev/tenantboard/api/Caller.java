package dev.tenantboard.api;

import java.util.Set;

/**
 * The user of a test's requests.
 *
 * @param organizationId the organization in the token, or null for a token without the claim
 * @param groups the groups in the token
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
