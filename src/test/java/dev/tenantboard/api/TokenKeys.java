package dev.tenantboard.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;

/** A pair of signing keys, one for each algorithm that the server accepts. The server gets {@link #publicKeySet}. */
public record TokenKeys(RSAKey rsa, ECKey ec) {

    private static final TokenKeys FOR_TESTS = generate();

    /** Returns the keys that the suite's server trusts. Each run creates them. */
    public static TokenKeys forTests() {
        return FOR_TESTS;
    }

    public static TokenKeys generate() {
        try {
            return new TokenKeys(
                    new RSAKeyGenerator(2048)
                            .keyID("rsa")
                            .keyUse(KeyUse.SIGNATURE)
                            .generate(),
                    new ECKeyGenerator(Curve.P_256)
                            .keyID("ec")
                            .keyUse(KeyUse.SIGNATURE)
                            .generate());
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Reads what {@link #privateKeySet} wrote. */
    public static TokenKeys parse(String privateKeySet) throws ParseException {
        JWKSet keys = JWKSet.parse(privateKeySet);
        return new TokenKeys(
                keys.getKeyByKeyId("rsa").toRSAKey(), keys.getKeyByKeyId("ec").toECKey());
    }

    public String publicKeySet() {
        return keySet().toString(true);
    }

    public String privateKeySet() {
        return keySet().toString(false);
    }

    private JWKSet keySet() {
        return new JWKSet(List.of(rsa, ec));
    }
}
