package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supported forms of keys, and values that are not keys. */
class VerificationKeysTest {

    private static final TokenKeys KEYS = TokenKeys.forTests();
    private static final Tokens RSA_TOKEN = Tokens.forCaller(ACME_OWNER);
    private static final Tokens EC_TOKEN = RSA_TOKEN.with(JWSAlgorithm.ES256);

    @TempDir
    private Path directory;

    @Test
    void verifiesWithPems() throws Exception {
        TokenVerifier rsa = with(pem(KEYS.rsa().toPublicKey()));
        TokenVerifier ec = with(pem(KEYS.ec().toPublicKey()));

        accepts(rsa, RSA_TOKEN);
        refuses(rsa, EC_TOKEN);
        accepts(ec, EC_TOKEN);
        refuses(ec, RSA_TOKEN);
        refuses(rsa, RSA_TOKEN.signedBy(TokenKeys.generate()));
    }

    @Test
    void verifiesWithAJwk() {
        TokenVerifier verifier = with(KEYS.ec().toPublicJWK().toJSONString());

        accepts(verifier, EC_TOKEN);
        refuses(verifier, RSA_TOKEN);
    }

    @Test
    void verifiesWithAJwkSet() {
        TokenVerifier verifier = with(KEYS.publicKeySet());

        accepts(verifier, RSA_TOKEN);
        accepts(verifier, EC_TOKEN);
    }

    @Test
    void verifiesWithAJwkSetInBase64() {
        byte[] set = KEYS.publicKeySet().getBytes(StandardCharsets.UTF_8);

        accepts(with(Base64.getEncoder().encodeToString(set)), RSA_TOKEN);
        accepts(with(Base64.getMimeEncoder().encodeToString(set)), RSA_TOKEN);
        accepts(with(Base64.getUrlEncoder().withoutPadding().encodeToString(set)), RSA_TOKEN);
    }

    @Test
    void verifiesWithAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("keys of ours.json"), KEYS.publicKeySet());

        accepts(at(file.toString()), RSA_TOKEN);
        accepts(at(file.toUri().toString()), RSA_TOKEN);
    }

    @Test
    void leavesOutKeysOfASetThatItDoesNotKnow() {
        String unknown =
                "null,\"text\",{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"x\":\"AA\",\"y\":\"AA\"},{\"kty\":\"AKP\"},";

        accepts(with(KEYS.publicKeySet().replaceFirst("\\[", "[" + unknown)), RSA_TOKEN);
        assertThatThrownBy(() -> with("{\"keys\":[null]}")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with("{\"keys\":null}")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void verifiesWithAKeyThatMayAlsoSign() {
        String operations = "\"key_ops\":[\"sign\",\"verify\"],\"kty\"";

        accepts(with(KEYS.publicKeySet().replace("\"kty\"", operations)), RSA_TOKEN);
        refuses(with(KEYS.publicKeySet().replace("\"kty\"", "\"key_ops\":[\"sign\"],\"kty\"")), RSA_TOKEN);
    }

    @Test
    void keepsThePublicPartsOnly() {
        JWKSet keys = VerificationKeys.parse(KEYS.privateKeySet(), TokenAlgorithms.of(Optional.empty()));

        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(keys.getKeys()).extracting(JWK::getKeyID).containsExactlyInAnyOrder("rsa", "ec");
        accepts(with(KEYS.privateKeySet()), RSA_TOKEN);
    }

    @Test
    void neverUsesASymmetricKey() throws JOSEException {
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(256).keyID("secret").generate();
        TokenVerifier verifier = with(new JWKSet(List.of(secret, KEYS.rsa())).toString(false));
        HandmadeToken token =
                HandmadeToken.of(Map.of("alg", "HS256", "typ", "JWT", "kid", "secret"), RSA_TOKEN.claims());

        refuses(verifier, token.signedWithSecret(secret.toByteArray()));
        accepts(verifier, RSA_TOKEN);
    }

    @Test
    void doesNotStartWithoutAPublicKey() throws JOSEException {
        String symmetric = new JWKSet(new OctetSequenceKeyGenerator(256).generate()).toString(false);

        for (String useless :
                List.of(symmetric, "{\"keys\":[]}", "garbage", "{}", "-----BEGIN PUBLIC KEY-----\nAA==")) {
            assertThatThrownBy(() -> with(useless)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> new TokenVerifier(TestSettings.usual().settings()))
                .hasMessageContaining("mp.jwt.verify.publickey");
        assertThatThrownBy(() -> at(directory.resolve("absent").toString())).hasMessageContaining("cannot be read");
    }

    @Test
    void acceptsTheConfiguredAlgorithmOnly() {
        TokenVerifier verifier =
                new TokenVerifier(TestSettings.usual().withAlgorithms("ES256").withKey(KEYS.publicKeySet()));

        accepts(verifier, EC_TOKEN);
        refuses(verifier, RSA_TOKEN);
        assertThatThrownBy(() -> new TokenVerifier(
                        TestSettings.usual().withAlgorithms("HS256").withKey(KEYS.publicKeySet())))
                .hasMessageContaining("RS256, ES256, PS256 and EdDSA");
    }

    @Test
    void doesNotStartWithAKeyThatNoPermittedAlgorithmUses() throws Exception {
        String ed =
                pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        String p384 = pem(new ECKeyGenerator(Curve.P_384).generate().toPublicKey());
        String weak = pem(new RSAKeyGenerator(1024, true).generate().toPublicKey());

        for (String useless : List.of(ed, p384, weak)) {
            assertThatThrownBy(() -> with(useless))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("mp.jwt.verify.publickey.algorithm");
        }
    }

    @Test
    void verifiesWithAPemOfEd25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TokenVerifier verifier =
                new TokenVerifier(TestSettings.usual().withAlgorithms("EdDSA").withKey(pem(pair.getPublic())));
        HandmadeToken token = HandmadeToken.of(Map.of("alg", "EdDSA"), RSA_TOKEN.claims());

        assertThat(verifier.verify(token.signedAs("EdDSA", pair.getPrivate())).userId())
                .isEqualTo(ACME_OWNER.userId());
    }

    /** RFC 8037, appendix A.4. */
    @Test
    void verifiesTheExampleOfTheStandardForEd25519() throws Exception {
        JWK key = JWK.parse(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
        byte[] content = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder()
                .decode("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

        assertThat(TokenAlgorithm.EDDSA.verifies(key, content, signature)).isTrue();
        content[0]++;
        assertThat(TokenAlgorithm.EDDSA.verifies(key, content, signature)).isFalse();
    }

    @Test
    void refusesTokensThatAreTooOldBeforeTheyExpire() {
        TokenVerifier verifier =
                new TokenVerifier(TestSettings.usual().withTokenAge(60).withKey(KEYS.publicKeySet()));

        refuses(verifier, RSA_TOKEN.at("iat", -120));
        accepts(verifier, RSA_TOKEN.at("iat", -70));
        accepts(with(KEYS.publicKeySet()), RSA_TOKEN.at("iat", -120));
    }

    private static TokenVerifier with(String key) {
        return new TokenVerifier(TestSettings.usual().withKey(key));
    }

    private static TokenVerifier at(String location) {
        return new TokenVerifier(TestSettings.usual().withLocation(location));
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static void accepts(TokenVerifier verifier, Tokens token) {
        assertThat(verifier.verify(token.sign()).userId()).isEqualTo(ACME_OWNER.userId());
    }

    private static void refuses(TokenVerifier verifier, Tokens token) {
        refuses(verifier, token.sign());
    }

    private static void refuses(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemType.TOKEN_INVALID));
    }
}
