package dev.tenantboard.access;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The algorithms that the setting permits, in its order. Each key is used with one of them only (RFC 8725, section 3.1): its
 * {@code alg}, or without it the first one that fits.
 */
record TokenAlgorithms(List<TokenAlgorithm> permitted) {

    static final String SETTING = "mp.jwt.verify.publickey.algorithm";

    private static final TokenAlgorithms USUAL =
            new TokenAlgorithms(List.of(TokenAlgorithm.RS256, TokenAlgorithm.ES256));

    /** @throws IllegalStateException if the setting names another algorithm */
    static TokenAlgorithms of(Optional<String> setting) {
        return setting.map(names -> new TokenAlgorithms(Stream.of(names.split(","))
                        .map(name -> named(name.strip()))
                        .toList()))
                .orElse(USUAL);
    }

    private static TokenAlgorithm named(String name) {
        return Stream.of(TokenAlgorithm.values())
                .filter(algorithm -> algorithm.isNamed(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(SETTING + ": only RS256, ES256, PS256 and EdDSA are supported"));
    }

    Optional<TokenAlgorithm> ofHeader(String name) {
        return permitted.stream().filter(algorithm -> algorithm.isNamed(name)).findFirst();
    }

    Optional<TokenAlgorithm> ofKey(JWK key) {
        return permitted.stream().filter(algorithm -> algorithm.fits(key)).findFirst();
    }
}
