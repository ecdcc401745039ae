package dev.tenantboard.isolation;

import dev.tenantboard.api.Api;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import java.util.Set;

/** A caller. All callers have a token for the first organization, whether they are its members or not. */
enum Actor {
    OWNER("a-owner", "OWNER"),
    ADMIN("a-admin", "ADMIN"),
    MEMBER("a-member", "MEMBER"),
    VIEWER("a-viewer", "VIEWER"),
    /** An ADMIN of the organization whose token carries the platform administrator's role. */
    PLATFORM("a-platform", "ADMIN"),
    /** The same user, with the scope of system rows. */
    PLATFORM_FOR_SYSTEM("a-platform", null),
    /** The OWNER with the scope of system rows, but without the platform administrator's group in the token. */
    OWNER_FOR_SYSTEM("a-owner", null),
    /** An OWNER whose account was deactivated. */
    INACTIVE("a-inactive", null),
    /** A user who belongs to no organization. */
    STRANGER("x-stranger", null),
    /** The OWNER of the other organization. */
    OUTSIDER("b-owner", null),
    NOBODY(null, null);

    private final String user;
    private final String role;

    Actor(String user, String role) {
        this.user = user;
        this.role = role;
    }

    /** Returns the role in the first organization; null if the actor has no access to it. */
    String role() {
        return role;
    }

    /** Returns the problems with which the actor may be refused. */
    Set<ProblemType> refusals() {
        return switch (this) {
            case INACTIVE -> Set.of(ProblemType.ACCOUNT_INACTIVE);
            case STRANGER, OUTSIDER -> Set.of(ProblemType.NOT_A_MEMBER);
            case OWNER_FOR_SYSTEM -> Set.of(ProblemType.ADMINISTRATOR_REQUIRED);
            default ->
                Set.of(
                        ProblemType.ROLE_NOT_PERMITTED,
                        ProblemType.CHANGE_NOT_PERMITTED,
                        ProblemType.ACTION_NOT_OFFERED);
        };
    }

    boolean managesOrganization() {
        return "OWNER".equals(role) || "ADMIN".equals(role);
    }

    /** Returns whether they act as a member of the first organization, so that a refusal is recorded there. */
    boolean isMember() {
        return role != null || this == OWNER_FOR_SYSTEM;
    }

    boolean asksForSystemRows() {
        return this == PLATFORM_FOR_SYSTEM || this == OWNER_FOR_SYSTEM;
    }

    boolean isFromOtherOrganization() {
        return this == OUTSIDER;
    }

    String userId(World world) {
        return user == null ? null : world.named(user);
    }

    Session in(World world, Api api) {
        if (this == NOBODY) {
            return api.anonymous();
        }
        Set<String> groups = user.equals("a-platform") ? Set.of("platform-admin") : Set.of();
        return api.as(new Caller(userId(world), world.acme(), groups));
    }
}
