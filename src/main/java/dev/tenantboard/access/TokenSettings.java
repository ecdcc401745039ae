package dev.tenantboard.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings of token verification, with the names of MicroProfile JWT.
 *
 * @param publicKey a PEM, a JWK or a JWK set; it overrides the location
 * @param location the location of such a key: a file, a file URL, a resource of the WAR, or an http address
 * @param algorithms some of RS256, ES256, PS256 and EdDSA with commas; RS256 and ES256 if it is not set
 * @param clockSkewSeconds the permitted difference between the issuer's clock and the server's
 * @param tokenAgeSeconds seconds since {@code iat} after which a token is refused, even if it has not expired
 * @param audienceClaim the claim that contains one of the audiences. It and the next three are paths: see {@link ClaimPath}
 * @param userClaim the claim that is the user's id
 * @param organizationClaim the claim that names the only organization that the token permits
 * @param groupsClaim the claim that lists groups or roles
 * @param administratorRole the group whose members are administrators of the platform
 */
@Dependent
record TokenSettings(
        @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> publicKey,

        @ConfigProperty(name = "mp.jwt.verify.publickey.location")
        Optional<String> location,

        @ConfigProperty(name = "mp.jwt.verify.publickey.algorithm")
        Optional<String> algorithms,

        @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
        @ConfigProperty(name = "mp.jwt.verify.audiences") Set<String> audiences,

        @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "30")
        int clockSkewSeconds,

        @ConfigProperty(name = "mp.jwt.verify.token.age") Optional<Integer> tokenAgeSeconds,

        @ConfigProperty(name = "tenantboard.token.audience-claim", defaultValue = "aud")
        String audienceClaim,

        @ConfigProperty(name = "tenantboard.token.user-claim", defaultValue = "sub")
        String userClaim,

        @ConfigProperty(name = "tenantboard.token.organization-claim", defaultValue = "org_id")
        String organizationClaim,

        @ConfigProperty(name = "tenantboard.token.groups-claim", defaultValue = "groups")
        String groupsClaim,

        @ConfigProperty(name = "tenantboard.token.administrator-role", defaultValue = "platform-admin")
        String administratorRole) {

    @Inject
    TokenSettings {}
}
