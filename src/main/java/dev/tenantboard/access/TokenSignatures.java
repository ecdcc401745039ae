package dev.tenantboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;

/**
 * Verifies the signature of a token with the issuer's keys. The token's header chooses among these keys, but it never brings a key
 * or an address of one.
 */
final class TokenSignatures {

    private final TokenAlgorithms algorithms;
    private final JWKSource<SecurityContext> keys;

    TokenSignatures(TokenAlgorithms algorithms, JWKSource<SecurityContext> keys) {
        this.algorithms = algorithms;
        this.keys = keys;
    }

    /** @throws KeySourceException if the keys are not available */
    void check(CompactToken token) throws KeySourceException {
        TokenAlgorithm algorithm = algorithm(token.header().path("alg"));
        List<JWK> fitting = keys(token.header().path("kid")).stream()
                .filter(key -> algorithms.ofKey(key).filter(algorithm::equals).isPresent())
                .toList();
        if (fitting.isEmpty()) {
            throw RefusedToken.header("alg", "is not the algorithm of a key of the issuer");
        }
        if (fitting.stream().noneMatch(key -> algorithm.verifies(key, token.content(), token.signature()))) {
            throw RefusedToken.because("its signature is not valid");
        }
    }

    private TokenAlgorithm algorithm(JsonNode name) {
        return algorithms
                .ofHeader(name.asText())
                .orElseThrow(() -> RefusedToken.header(
                        "alg", name.isMissingNode() ? "is missing" : "is not an algorithm that this service permits"));
    }

    /** A key without an id, such as a PEM, is tried for all tokens, and all keys are tried for a token without an id. */
    private List<JWK> keys(JsonNode id) throws KeySourceException {
        if (!id.isMissingNode() && !id.isTextual()) {
            throw RefusedToken.header("kid", "is not text");
        }
        JWKMatcher.Builder matcher = new JWKMatcher.Builder().keyUses(KeyUse.SIGNATURE, null);
        if (id.isTextual()) {
            matcher.keyIDs(id.textValue(), null);
        }
        List<JWK> found = keys.get(new JWKSelector(matcher.build()), null).stream()
                .filter(TokenSignatures::mayVerify)
                .toList();
        if (found.isEmpty() && id.isTextual()) {
            throw RefusedToken.header("kid", "is not the id of a key of the issuer");
        }
        return found;
    }

    private static boolean mayVerify(JWK key) {
        return key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    }
}
