package dev.tenantboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tenantboard.api.TokenKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of the corpus by their names. Those of the attacker are not in the issuer's set. */
final class CorpusKeys {

    private final Map<String, PrivateKey> signing = new LinkedHashMap<>();
    private final JWKSet published;

    CorpusKeys() {
        try {
            published = new JWKSet(List.of(
                    rsa("rsa", new RSAKeyGenerator(2048)),
                    rsa("pss", new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.PS256)),
                    ec("ec", Curve.P_256),
                    ed("ed"),
                    ec("p384", Curve.P_384),
                    rsa("small", new RSAKeyGenerator(1024, true)),
                    rsa("enc", new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION))));
            ed("attacker ed");
            signing.put("attacker", TokenKeys.generate().rsa().toRSAPrivateKey());
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PrivateKey signing(String name) {
        return signing.get(name);
    }

    /** What an attacker misuses as a secret. */
    byte[] publicRsa() {
        try {
            return published.getKeyByKeyId("rsa").toRSAKey().toRSAPublicKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String published() {
        return published.toPublicJWKSet().toString();
    }

    private JWK rsa(String name, JWKGenerator<RSAKey> generator) throws JOSEException {
        RSAKey key = generator.keyID(name).generate();
        signing.put(name, key.toRSAPrivateKey());
        return key;
    }

    private JWK ec(String name, Curve curve) throws JOSEException {
        var key = new ECKeyGenerator(curve).keyID(name).generate();
        signing.put(name, key.toECPrivateKey());
        return key;
    }

    /** The JOSE library cannot make these without another library. */
    private JWK ed(String name) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        signing.put(name, pair.getPrivate());
        OctetKeyPair key = Ed25519Keys.toJwk(pair.getPublic().getEncoded());
        return new OctetKeyPair.Builder(key).keyID(name).build();
    }
}
