package dev.tenantboard.tenancy;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the claims of a token must say: issuer, audience, subject, and times that hold now. */
@ApplicationScoped
public class TokenClaimsRule {

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    private Set<String> audiences;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "30")
    private int clockSkewSeconds;

    /** Seconds since {@code iat} after which a token is refused, even if it has not expired. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.token.age")
    private Optional<Integer> tokenAgeSeconds;

    JWTClaimsSetVerifier<SecurityContext> verifier() {
        var required = Set.of("iss", "aud", "sub", "iat", "exp");
        var exactly = new JWTClaimsSet.Builder().issuer(issuer).build();
        var usual = new DefaultJWTClaimsVerifier<SecurityContext>(audiences, exactly, required, Set.of());
        usual.setMaxClockSkew(clockSkewSeconds);
        return (claims, context) -> {
            usual.verify(claims, context);
            checkIssueTime(claims);
            checkSubject(claims);
        };
    }

    private void checkIssueTime(JWTClaimsSet claims) throws BadJWTException {
        Instant issued = claims.getIssueTime().toInstant();
        Duration age = Duration.between(issued, Instant.now());
        Duration skew = Duration.ofSeconds(clockSkewSeconds);
        if (age.plus(skew).isNegative()) {
            throw new BadJWTException("JWT issued in the future");
        }
        if (tokenAgeSeconds.isPresent() && age.minus(skew).getSeconds() > tokenAgeSeconds.get()) {
            throw new BadJWTException("JWT too old");
        }
    }

    private static void checkSubject(JWTClaimsSet claims) throws BadJWTException {
        String subject = claims.getSubject();
        if (subject.isBlank() || subject.length() > 255 || subject.indexOf('\0') >= 0) {
            throw new BadJWTException("JWT sub claim is not a user's id");
        }
    }
}
