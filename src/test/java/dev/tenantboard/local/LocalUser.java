package dev.tenantboard.local;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.local.SampleOrganizations.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sample user with a token.
 *
 * @param role the role in the organization; null for a token without an organization
 * @param organization the organization's name, and null as the role
 * @param use what the token is for
 */
record LocalUser(
        String name, String role, String organization, String organizationId, String userId, String use, String token) {

    static final Duration LIFETIME = Duration.ofHours(12);

    /** The group that makes a platform administrator. The setting {@code tenantboard.token.administrator-role} names it. */
    private static final Set<String> ADMINISTRATORS = Set.of("platform-admin");

    /** The owner of the first organization is the first one. Scripts take its token. */
    static List<LocalUser> all(TokenKeys keys) {
        return Stream.concat(
                        SampleOrganizations.MEMBERSHIPS.stream().map(membership -> member(keys, membership)),
                        Stream.of(
                                user(
                                        keys,
                                        SampleOrganizations.IN_TWO,
                                        Set.of(),
                                        "Member of two organizations, without one in the token: /me lists them, and"
                                                + " X-Organization-Id selects one"),
                                user(
                                        keys,
                                        SampleOrganizations.IN_ONE,
                                        Set.of(),
                                        "Without an organization in the token: the only membership is used"),
                                user(
                                        keys,
                                        SampleOrganizations.ADMINISTRATOR,
                                        ADMINISTRATORS,
                                        "Administrator of the platform, in no organization: ?scope=system reads and"
                                                + " writes the platform's quick actions and metrics")))
                .toList();
    }

    private static LocalUser member(TokenKeys keys, Membership membership) {
        return new LocalUser(
                membership.userName(),
                membership.role(),
                membership.organizationName(),
                membership.organizationId(),
                membership.userId(),
                membership.role() + " of " + membership.organizationName()
                        + (membership.permissions().isEmpty()
                                ? ""
                                : ", with the permissions " + String.join(", ", membership.permissions())),
                sign(keys, new Caller(membership.userId(), membership.organizationId(), Set.of())));
    }

    private static LocalUser user(TokenKeys keys, String name, Set<String> groups, String use) {
        String userId = SampleOrganizations.userId(name);
        return new LocalUser(name, null, null, null, userId, use, sign(keys, new Caller(userId, null, groups)));
    }

    private static String sign(TokenKeys keys, Caller caller) {
        return Tokens.issuedBy(keys, caller, LIFETIME).sign();
    }
}
