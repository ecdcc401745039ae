package dev.tenantboard.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Verifies tokens as RFC 7519, RFC 8725 and RFC 9068 require, and says for each refused token which part of it is the reason. The
 * server's own verification is not used: it ignores {@code nbf}, accepts an {@code iat} in the future and other audiences, and
 * fetches keys without a time-out in the request's thread.
 */
@Dependent
class TokenVerifier {

    private final JWKSource<SecurityContext> keys;
    private final TokenSignatures signatures;
    private final TokenClaimsRule claims;

    @Inject
    TokenVerifier(TokenSettings settings) {
        this(settings, VerificationKeys.of(settings));
    }

    TokenVerifier(TokenSettings settings, JWKSource<SecurityContext> keys) {
        this.keys = keys;
        signatures = new TokenSignatures(TokenAlgorithms.of(settings.algorithms()), keys);
        claims = new TokenClaimsRule(settings);
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

    /** Returns whether keys exist. If none were ever fetched, this fetches them, within the limit of fetches. */
    boolean hasKeys() {
        return !(keys instanceof RemoteKeys remote) || remote.hadKeys();
    }

    /**
     * Verifies a token and reads its bearer's identity.
     *
     * @throws ProblemException 401 if the token is invalid, 503 if the keys are not available
     */
    Identity verify(String text) {
        CompactToken token = CompactToken.parse(text);
        TokenHeaderRule.check(token.header());
        try {
            signatures.check(token);
        } catch (KeySourceException e) {
            throw ProblemException.retryLater(
                    ProblemType.TOKEN_KEYS_UNAVAILABLE,
                    "The issuer's keys cannot be fetched, so the token cannot be verified.",
                    RemoteKeys.Times.USUAL.pause());
        }
        return claims.identity(new TokenClaims(token.claims()));
    }
}
