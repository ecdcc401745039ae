package dev.tenantboard.access;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Checks the claims of a token: issuer, audience, subject, and times. */
final class TokenClaimsRule implements JWTClaimsSetVerifier<SecurityContext> {

    private static final int MAX_ID_LENGTH = 255;

    private final TokenSettings settings;
    private final DefaultJWTClaimsVerifier<SecurityContext> usual;

    TokenClaimsRule(TokenSettings settings) {
        this.settings = settings;
        var required = Set.of("iss", "aud", "sub", "iat", "exp");
        var exactly = new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        // A HashSet, because the verifier calls contains(null), which Set.of refuses.
        var audiences = new HashSet<>(settings.audiences());
        usual = new DefaultJWTClaimsVerifier<>(audiences, exactly, required, Set.of());
        usual.setMaxClockSkew(settings.clockSkewSeconds());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        usual.verify(claims, context);
        checkIssueTime(claims.getIssueTime().toInstant());
        if (claims.getNotBeforeTime() != null && claims.getNotBeforeTime().getTime() < 0) {
            throw new BadJWTException("JWT nbf claim is not a valid time");
        }
        checkId(claims, "sub");
        if (claims.getClaim(settings.organizationClaim()) != null) {
            checkId(claims, settings.organizationClaim());
        }
    }

    private void checkIssueTime(Instant issued) throws BadJWTException {
        Duration age = Duration.between(issued, Instant.now());
        Duration skew = Duration.ofSeconds(settings.clockSkewSeconds());
        // A number that is out of range is read as a time before 1970.
        if (age.plus(skew).isNegative() || issued.getEpochSecond() <= 0) {
            throw new BadJWTException("JWT issued in the future, or at an invalid time");
        }
        if (settings.tokenAgeSeconds().isPresent()
                && age.minus(skew).getSeconds() > settings.tokenAgeSeconds().get()) {
            throw new BadJWTException("JWT too old");
        }
    }

    /** An id is part of queries, so it must be text that the database accepts. */
    private static void checkId(JWTClaimsSet claims, String claim) throws BadJWTException {
        try {
            String id = claims.getStringClaim(claim);
            if (id.isBlank() || id.length() > MAX_ID_LENGTH || !isPrintable(id)) {
                throw new BadJWTException("JWT " + claim + " claim is not an id");
            }
        } catch (ParseException e) {
            throw new BadJWTException("JWT " + claim + " claim is not text", e);
        }
    }

    private static boolean isPrintable(String id) {
        return id.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }
}
