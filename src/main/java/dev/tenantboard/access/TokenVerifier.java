package dev.tenantboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifies tokens as RFC 7519, RFC 8725 and RFC 9068 require. The server's own verification is not used: it ignores
 * {@code nbf}, accepts an {@code iat} in the future and other audiences, and fetches keys without a time-out in the request's
 * thread.
 */
@Dependent
class TokenVerifier {

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

    /** Longer tokens are refused without parsing. */
    static final int MAX_LENGTH = 6 * 1024;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final TokenSettings settings;
    private final JWKSource<SecurityContext> keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    @Inject
    TokenVerifier(TokenSettings settings) {
        this(settings, VerificationKeys.of(settings));
    }

    TokenVerifier(TokenSettings settings, JWKSource<SecurityContext> keys) {
        this.settings = settings;
        this.keys = keys;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(keySelector(algorithms(settings), keys));
        processor.setJWTClaimsSetVerifier(new TokenClaimsRule(settings));
    }

    private static Set<JWSAlgorithm> algorithms(TokenSettings settings) {
        Set<JWSAlgorithm> named = settings.algorithms()
                .map(names -> Stream.of(names.split(","))
                        .map(name -> JWSAlgorithm.parse(name.trim()))
                        .collect(Collectors.toSet()))
                .orElse(ALGORITHMS);
        if (!ALGORITHMS.containsAll(named)) {
            throw new IllegalStateException("mp.jwt.verify.publickey.algorithm: only RS256 and ES256 are supported");
        }
        return named;
    }

    /** A key without an id, such as a PEM, is tried for all tokens. */
    private static JWSVerificationKeySelector<SecurityContext> keySelector(
            Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
        return new JWSVerificationKeySelector<>(algorithms, keys) {
            @Override
            protected JWKMatcher createJWKMatcher(JWSHeader header) {
                JWKMatcher usual = super.createJWKMatcher(header);
                return usual == null || header.getKeyID() == null
                        ? usual
                        : new JWKMatcher.Builder(usual)
                                .keyIDs(header.getKeyID(), null)
                                .build();
            }
        };
    }

    /** Uses only types of the JDK: at this time, the server does not load classes of the application any more. */
    @PreDestroy
    void close() {
        if (keys instanceof Closeable remote) {
            try {
                remote.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Verifies a token and reads its bearer's identity.
     *
     * @throws ProblemException 401 if the token is invalid, 503 if the keys are not available
     */
    Identity verify(String token) {
        if (token.length() > MAX_LENGTH) {
            throw refused("The token is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            return identity(processor.process(token, null));
        } catch (ExpiredJWTException e) {
            throw ProblemException.unauthorized(ProblemType.TOKEN_EXPIRED, "The token has expired. Get a new one.");
        } catch (BadJWTException e) {
            LOG.log(Level.DEBUG, "token refused: {0}", e.getMessage());
            throw refused("The token's claims are not accepted: its issuer, audience, subject or times are missing,"
                    + " or are not those that this service expects.");
        } catch (KeySourceException e) {
            LOG.log(Level.ERROR, "the keys that verify tokens are not available: {0}", e.getMessage());
            throw new ProblemException(ProblemType.TOKEN_KEYS_UNAVAILABLE);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused("The token's form, type, key or signature is not accepted.");
        }
    }

    private static ProblemException refused(String detail) {
        return ProblemException.unauthorized(ProblemType.TOKEN_INVALID, detail);
    }

    private Identity identity(JWTClaimsSet claims) throws ParseException {
        List<String> groups =
                Optional.ofNullable(claims.getStringListClaim("groups")).orElse(List.of());
        return new Identity(
                claims.getSubject(),
                claims.getStringClaim(settings.organizationClaim()),
                groups.contains(settings.administratorRole()),
                validUntil(claims));
    }

    /** The time until which {@link TokenClaimsRule} accepts the token. */
    private Instant validUntil(JWTClaimsSet claims) {
        Instant expiry = claims.getExpirationTime().toInstant();
        Instant tooOld = settings.tokenAgeSeconds()
                .map(age -> claims.getIssueTime().toInstant().plusSeconds(age))
                .orElse(expiry);
        return (tooOld.isBefore(expiry) ? tooOld : expiry).plusSeconds(settings.clockSkewSeconds());
    }
}
