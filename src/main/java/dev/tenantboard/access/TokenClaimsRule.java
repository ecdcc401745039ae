package dev.tenantboard.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Checks the claims of a token: issuer, audience, times, user, organization and groups. The first fault is the reason. */
final class TokenClaimsRule {

    private static final ClaimPath ISSUER = new ClaimPath("iss");
    private static final int MAX_ID_LENGTH = 255;

    private final TokenSettings settings;
    private final ClaimPath audience;
    private final ClaimPath user;
    private final ClaimPath organization;
    private final ClaimPath groups;
    private final Duration skew;

    TokenClaimsRule(TokenSettings settings) {
        this.settings = settings;
        audience = new ClaimPath(settings.audienceClaim());
        user = new ClaimPath(settings.userClaim());
        organization = new ClaimPath(settings.organizationClaim());
        groups = new ClaimPath(settings.groupsClaim());
        skew = Duration.ofSeconds(settings.clockSkewSeconds());
    }

    Identity identity(TokenClaims claims) {
        checkIssuer(claims);
        checkAudience(claims);
        Instant validUntil = validUntil(claims, Clock.systemUTC().instant());
        String userId = id(user, claims.text(user));
        String organizationId =
                claims.oneName(organization).map(name -> id(organization, name)).orElse(null);
        return new Identity(userId, organizationId, isAdministrator(claims), validUntil);
    }

    private void checkIssuer(TokenClaims claims) {
        if (!claims.text(ISSUER).equals(settings.issuer())) {
            throw RefusedToken.claim("iss", "is not the issuer that this service expects");
        }
    }

    private void checkAudience(TokenClaims claims) {
        List<String> named =
                claims.texts(audience).orElseThrow(() -> RefusedToken.claim(audience.text(), "is missing"));
        if (named.stream().noneMatch(settings.audiences()::contains)) {
            throw RefusedToken.claim(audience.text(), "does not name this service");
        }
    }

    /** Checks the times, and returns the time until which they are accepted. */
    private Instant validUntil(TokenClaims claims, Instant now) {
        Instant expiry = claims.requiredTime("exp").plus(skew);
        if (!now.isBefore(expiry)) {
            throw RefusedToken.expired();
        }
        Instant latest = now.plus(skew);
        claims.time("nbf").filter(latest::isBefore).ifPresent(early -> {
            throw RefusedToken.claim("nbf", "is in the future");
        });
        Instant issued = claims.requiredTime("iat");
        if (latest.isBefore(issued)) {
            throw RefusedToken.claim("iat", "is in the future");
        }
        Instant tooOld = settings.tokenAgeSeconds()
                .map(age -> issued.plusSeconds(age).plus(skew))
                .orElse(expiry);
        if (!now.isBefore(tooOld)) {
            throw RefusedToken.claim("iat", "is too long ago");
        }
        return tooOld.isBefore(expiry) ? tooOld : expiry;
    }

    /** An id is part of queries, so it must be text that the database accepts. */
    private static String id(ClaimPath claim, String id) {
        if (id.isBlank() || id.length() > MAX_ID_LENGTH || !isPrintable(id)) {
            throw RefusedToken.claim(claim.text(), "is not an id of 1 to " + MAX_ID_LENGTH + " characters");
        }
        return id;
    }

    private static boolean isPrintable(String id) {
        return id.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }

    /** Keycloak writes groups as paths. A group at the top level has the path of a slash and its name. */
    private boolean isAdministrator(TokenClaims claims) {
        List<String> named = claims.texts(groups).orElse(List.of());
        return named.contains(settings.administratorRole()) || named.contains("/" + settings.administratorRole());
    }
}
