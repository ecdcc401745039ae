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

/** What the claims of a token must say: issuer, audience, subject, and times that hold now. */
final class TokenClaimsRule implements JWTClaimsSetVerifier<SecurityContext> {

    private static final int MAX_ID_LENGTH = 255;

    private final TokenSettings settings;
    private final DefaultJWTClaimsVerifier<SecurityContext> usual;

    TokenClaimsRule(TokenSettings settings) {
        this.settings = settings;
        var required = Set.of("iss", "aud", "sub", "iat", "exp");
        var exactly = new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        // A HashSet, because it is asked whether it contains null.
        var audiences = new HashSet<>(settings.audiences());
        usual = new DefaultJWTClaimsVerifier<>(audiences, exactly, required, Set.of());
        usual.setMaxClockSkew(settings.clockSkewSeconds());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        usual.verify(claims, context);
        checkIssueTime(claims.getIssueTime().toInstant());
        if (claims.getNotBeforeTime() != null && claims.getNotBeforeTime().getTime() < 0) {
            throw new BadJWTException("JWT not valid before no time");
        }
        checkId(claims, "sub");
        if (claims.getClaim(settings.organizationClaim()) != null) {
            checkId(claims, settings.organizationClaim());
        }
    }

    private void checkIssueTime(Instant issued) throws BadJWTException {
        Duration age = Duration.between(issued, Instant.now());
        Duration skew = Duration.ofSeconds(settings.clockSkewSeconds());
        // A number that no time is in comes out as one before 1970.
        if (age.plus(skew).isNegative() || issued.getEpochSecond() <= 0) {
            throw new BadJWTException("JWT issued in the future, or at no time");
        }
        if (settings.tokenAgeSeconds().isPresent()
                && age.minus(skew).getSeconds() > settings.tokenAgeSeconds().get()) {
            throw new BadJWTException("JWT too old");
        }
    }

    /** What the database is asked for must be text that it can take. */
    private static void checkId(JWTClaimsSet claims, String claim) throws BadJWTException {
        try {
            String id = claims.getStringClaim(claim);
            if (id.isBlank() || id.length() > MAX_ID_LENGTH || !isPrintable(id)) {
                throw new BadJWTException("JWT " + claim + " claim is no id");
            }
        } catch (ParseException e) {
            throw new BadJWTException("JWT " + claim + " claim is no text", e);
        }
    }

    private static boolean isPrintable(String id) {
        return id.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }
}
