package dev.tenantboard.tenancy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.tenantboard.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies tokens as RFC 7519, RFC 8725 and RFC 9068 ask, under the setting names of MicroProfile JWT. The server's own
 * verification is not used: it ignores {@code nbf}, accepts an {@code iat} in the future and the audience of others,
 * and fetches keys without a time-out in the request's thread.
 */
@ApplicationScoped
public class TokenVerifier {

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

    /** Longer tokens are refused unread. */
    static final int MAX_LENGTH = 6 * 1024;

    @Inject
    private VerificationKeys keys;

    @Inject
    private TokenClaimsRule claimsRule;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.algorithm")
    private Optional<String> algorithm;

    @Inject
    @ConfigProperty(name = "tenantboard.token.organization-claim", defaultValue = "org_id")
    private String organizationClaim;

    @Inject
    @ConfigProperty(name = "tenantboard.token.administrator-role", defaultValue = "platform-admin")
    private String administratorRole;

    private DefaultJWTProcessor<SecurityContext> processor;

    @PostConstruct
    void prepare() {
        processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms(), keys.source()));
        processor.setJWTClaimsSetVerifier(claimsRule.verifier());
    }

    private Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> known = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
        return algorithm
                .map(names -> Stream.of(names.split(","))
                        .map(String::trim)
                        .map(JWSAlgorithm::parse)
                        .filter(known::contains)
                        .collect(Collectors.toSet()))
                .orElse(known);
    }

    /**
     * Verifies a token and reads who its bearer is.
     *
     * @throws ProblemException 401 if the token is not good, 503 if no key could be had to tell
     */
    Identity verify(String token) {
        if (token.length() > MAX_LENGTH) {
            throw ProblemException.unauthorized("The token is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            return identity(processor.process(token, null));
        } catch (ExpiredJWTException e) {
            throw ProblemException.unauthorized("The token has expired.");
        } catch (BadJWTException e) {
            LOG.log(Level.DEBUG, "token refused: {0}", e.getMessage());
            throw ProblemException.unauthorized("The token's claims are not accepted: its issuer, audience, subject"
                    + " or times are missing or not those this service expects.");
        } catch (KeySourceException e) {
            LOG.log(Level.ERROR, "the keys that verify tokens cannot be had: {0}", e.getMessage());
            throw ProblemException.unavailable("Tokens cannot be verified at the moment.");
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw ProblemException.unauthorized("The token's form, type, key or signature is not accepted.");
        }
    }

    private Identity identity(JWTClaimsSet claims) throws ParseException {
        List<String> groups =
                Optional.ofNullable(claims.getStringListClaim("groups")).orElse(List.of());
        return new Identity(
                claims.getSubject(), claims.getStringClaim(organizationClaim), groups.contains(administratorRole));
    }
}
