package dev.tenantboard.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The public keys that verify tokens: a PEM, a JWK or a JWK set (RFC 7517), optionally in Base64. The setting contains them, or
 * the path of a file, or an address.
 */
final class VerificationKeys {

    private static final Logger LOG = System.getLogger(VerificationKeys.class.getName());

    private VerificationKeys() {}

    /** @throws RuntimeException if no key is set, or the key cannot be read */
    static JWKSource<SecurityContext> of(TokenSettings settings) {
        TokenAlgorithms algorithms = TokenAlgorithms.of(settings.algorithms());
        if (settings.publicKey().isPresent()) {
            return new ImmutableJWKSet<>(parse(settings.publicKey().get(), algorithms));
        }
        String location = settings.location()
                .orElseThrow(() -> new IllegalStateException("no key verifies tokens:"
                        + " set mp.jwt.verify.publickey or mp.jwt.verify.publickey.location"));
        return location.matches("https?://.*")
                ? remote(location, algorithms)
                : new ImmutableJWKSet<>(parse(read(location), algorithms));
    }

    private static JWKSource<SecurityContext> remote(String address, TokenAlgorithms algorithms) {
        try {
            return new RemoteKeys(URI.create(address).toURL(), algorithms, RemoteKeys.Times.USUAL);
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("mp.jwt.verify.publickey.location is not an address: " + address, e);
        }
    }

    private static String read(String location) {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (resource != null) {
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            }
            return Files.readString(location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
        } catch (IOException e) {
            throw new UncheckedIOException("mp.jwt.verify.publickey.location cannot be read: " + location, e);
        }
    }

    /**
     * Reads keys and keeps only their public parts. A symmetric key has none.
     *
     * @throws IllegalStateException if the text contains no public key of a permitted algorithm
     */
    static JWKSet parse(String text, TokenAlgorithms algorithms) {
        JWKSet keys = parseAny(text.strip()).toPublicJWKSet();
        if (keys.getKeys().stream().noneMatch(key -> algorithms.ofKey(key).isPresent())) {
            throw new IllegalStateException("the set has no public key that verifies tokens with an algorithm of "
                    + TokenAlgorithms.SETTING + ": RSA of at least 2048 bits, P-256 or Ed25519");
        }
        return keys;
    }

    private static JWKSet parseAny(String text) {
        try {
            if (text.startsWith("-----BEGIN")) {
                return new JWKSet(pem(text));
            }
            String json = text.startsWith("{") ? text : decode(text);
            return json.contains("\"keys\"") ? new JWKSet(each(json)) : new JWKSet(JWK.parse(json));
        } catch (ParseException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("the key that verifies tokens is not a PEM, JWK or JWK set", e);
        }
    }

    /** A key that this service does not know does not spoil the others (RFC 7517, 5). */
    @SuppressWarnings("unchecked")
    private static List<JWK> each(String set) throws ParseException {
        List<Object> members = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(set), "keys");
        List<JWK> keys = new ArrayList<>();
        for (Object member : members) {
            try {
                keys.add(JWK.parse(JSONObjectUtils.toJSONString((Map<String, ?>) member)));
            } catch (ParseException | RuntimeException unknown) {
                LOG.log(Level.WARNING, "a key of the set is left out: {0}", unknown.toString());
            }
        }
        return keys;
    }

    /** Accepts both alphabets of Base64. */
    private static String decode(String base64) {
        byte[] decoded = Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        return new String(decoded, StandardCharsets.UTF_8);
    }

    private static JWK pem(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", ""));
        var spec = new X509EncodedKeySpec(encoded);
        for (String type : List.of("RSA", "EC")) {
            try {
                return jwk(KeyFactory.getInstance(type).generatePublic(spec));
            } catch (InvalidKeySpecException another) {
                // The next type is tried.
            }
        }
        return Ed25519Keys.toJwk(encoded);
    }

    private static JWK jwk(PublicKey key) {
        return key instanceof ECPublicKey elliptic
                ? new ECKey.Builder(Curve.forECParameterSpec(elliptic.getParams()), elliptic).build()
                : new RSAKey.Builder((RSAPublicKey) key).build();
    }
}
