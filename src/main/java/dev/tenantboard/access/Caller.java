package dev.tenantboard.access;

import java.util.Collection;
import java.util.List;

/**
 * On whose behalf a transaction runs, and what it runs for.
 *
 * @param userId null if it is the product itself
 * @param organizationId the organization; null if the scope has none
 * @param role the user's role in the organization; null unless they are its member
 * @param tier the organization's subscription tier; null unless the caller is its member
 */
public record Caller(
        Scope scope, String userId, String organizationId, Role role, List<String> permissions, Tier tier) {

    public static Caller member(String userId, String organizationId, Role role, List<String> permissions, Tier tier) {
        return new Caller(Scope.ORGANIZATION, userId, organizationId, role, permissions, tier);
    }

    /** A caller without an organization: a user on their own, or the platform administrator. */
    public static Caller withoutOrganization(Scope scope, String userId) {
        return new Caller(scope, userId, null, null, List.of(), null);
    }

    /** The product itself, at work within one organization. */
    public static Caller product(String organizationId) {
        return new Caller(Scope.PRODUCT, null, organizationId, null, List.of(), null);
    }

    public boolean managesSystemRows() {
        return scope == Scope.SYSTEM;
    }

    public boolean holdsEveryPermission() {
        return managesSystemRows() || scope == Scope.PRODUCT || (role != null && role.holdsEveryPermission());
    }

    /** Whether the caller holds all of the permissions that a row asks for. */
    public boolean holds(Collection<String> required) {
        return holdsEveryPermission() || permissions.containsAll(required);
    }

    /** Whether the caller may write rows of the organization, or, where that is null, of the platform. */
    public boolean writesRowsOf(String owner) {
        return switch (scope) {
            case USER -> false;
            case ORGANIZATION, PRODUCT -> organizationId.equals(owner);
            case SYSTEM -> owner == null;
        };
    }
}
