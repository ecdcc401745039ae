package dev.tenantboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The algorithms of signatures that the server can verify (RFC 7518, RFC 8037). There is no {@code none}, and no algorithm with a
 * shared secret: a server with such a secret could also sign tokens.
 */
enum TokenAlgorithm {
    RS256("RS256"),
    PS256("PS256"),
    ES256("ES256"),
    /** With the curve Ed25519. RFC 9864 names this algorithm after its curve. */
    EDDSA("EdDSA", "Ed25519");

    private static final int MIN_RSA_BITS = 2048;

    private final Set<String> names;

    TokenAlgorithm(String... names) {
        this.names = Set.of(names);
    }

    boolean isNamed(String name) {
        return names.contains(name);
    }

    /** Returns whether the key has the type and size of this algorithm, and names no other one. */
    boolean fits(JWK key) {
        boolean type = switch (this) {
            case RS256, PS256 -> key instanceof RSAKey && key.size() >= MIN_RSA_BITS;
            case ES256 -> key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
            case EDDSA -> key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve());
        };
        return type && (key.getAlgorithm() == null || isNamed(key.getAlgorithm().getName()));
    }

    /** Returns whether the key signed the content. It must be a key that fits. */
    boolean verifies(JWK key, byte[] content, byte[] signature) {
        try {
            return switch (this) {
                case RS256 -> verifies(new RSASSAVerifier(key.toRSAKey()), JWSAlgorithm.RS256, content, signature);
                case PS256 -> verifies(new RSASSAVerifier(key.toRSAKey()), JWSAlgorithm.PS256, content, signature);
                case ES256 -> verifies(new ECDSAVerifier(key.toECKey()), JWSAlgorithm.ES256, content, signature);
                case EDDSA -> Ed25519Keys.verifies(key.toOctetKeyPair(), content, signature);
            };
        } catch (JOSEException | GeneralSecurityException notVerified) {
            return false;
        }
    }

    private static boolean verifies(JWSVerifier verifier, JWSAlgorithm algorithm, byte[] content, byte[] signature)
            throws JOSEException {
        return verifier.verify(new JWSHeader(algorithm), content, Base64URL.encode(signature));
    }
}
