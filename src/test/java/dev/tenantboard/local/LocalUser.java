package dev.tenantboard.local;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.local.SampleOrganizations.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A sample membership with a token for it. */
record LocalUser(String userId, String organizationId, String role, String token) {

    static final Duration LIFETIME = Duration.ofHours(12);

    static List<LocalUser> all(TokenKeys keys) {
        return SampleOrganizations.MEMBERSHIPS.stream()
                .map(membership -> of(keys, membership))
                .toList();
    }

    private static LocalUser of(TokenKeys keys, Membership membership) {
        Caller caller = new Caller(membership.userId(), membership.organizationId(), Set.of());
        String token = Tokens.issuedBy(keys, caller, LIFETIME).sign();
        return new LocalUser(membership.userId(), membership.organizationId(), membership.role(), token);
    }
}
