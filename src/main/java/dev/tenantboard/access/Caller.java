package dev.tenantboard.access;

import java.util.Collection;
import java.util.List;

/**
 * The user and the organization of a transaction.
 *
 * @param userId null for the product itself
 * @param organizationId null if the scope has no organization
 * @param role the user's role in the organization; null if they are not its member
 * @param tier the organization's subscription tier; null if the user is not its member
 * @param name the user's name; null if they have none, or if it was not queried
 * @param avatarUrl the address of the user's picture, or null likewise
 */
public record Caller(
        Scope scope,
        String userId,
        String organizationId,
        Role role,
        List<String> permissions,
        Tier tier,
        String name,
        String avatarUrl) {

    public static Caller member(String userId, String organizationId, Role role, List<String> permissions, Tier tier) {
        return new Caller(Scope.ORGANIZATION, userId, organizationId, role, permissions, tier, null, null);
    }

    /** A caller without an organization: a user with their own account, or the platform administrator. */
    public static Caller withoutOrganization(Scope scope, String userId) {
        return new Caller(scope, userId, null, null, List.of(), null, null, null);
    }

    /** The product itself, within one organization. */
    public static Caller product(String organizationId) {
        return new Caller(Scope.PRODUCT, null, organizationId, null, List.of(), null, null, null);
    }

    /** Returns the same caller with a name and a picture. */
    public Caller named(String newName, String newAvatarUrl) {
        return new Caller(scope, userId, organizationId, role, permissions, tier, newName, newAvatarUrl);
    }

    public boolean managesSystemRows() {
        return scope == Scope.SYSTEM;
    }

    public boolean holdsEveryPermission() {
        return managesSystemRows() || scope == Scope.PRODUCT || (role != null && role.holdsEveryPermission());
    }

    /** Returns whether the caller has all permissions that a row requires. */
    public boolean holds(Collection<String> required) {
        return holdsEveryPermission() || permissions.containsAll(required);
    }

    /** Returns whether the caller may write rows of an organization, or, if that is null, of the platform. */
    public boolean writesRowsOf(String owner) {
        return switch (scope) {
            case USER -> false;
            case ORGANIZATION, PRODUCT -> organizationId.equals(owner);
            case SYSTEM -> owner == null;
        };
    }
}
