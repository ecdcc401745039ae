package dev.tenantboard.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;

/**
 * The public keys that verify tokens: a PEM, a JWK or a JWK set (RFC 7517), optionally in Base64. The setting contains them, or
 * the path of a file, or an address.
 */
final class VerificationKeys {

    private VerificationKeys() {}

    /** @throws RuntimeException if no key is set, or the key cannot be read */
    static JWKSource<SecurityContext> of(TokenSettings settings) {
        if (settings.publicKey().isPresent()) {
            return new ImmutableJWKSet<>(parse(settings.publicKey().get()));
        }
        String location = settings.location()
                .orElseThrow(() -> new IllegalStateException("no key verifies tokens:"
                        + " set mp.jwt.verify.publickey or mp.jwt.verify.publickey.location"));
        return location.matches("https?://.*") ? remote(location) : new ImmutableJWKSet<>(parse(read(location)));
    }

    private static JWKSource<SecurityContext> remote(String address) {
        try {
            return new RemoteKeys(URI.create(address).toURL(), RemoteKeys.Times.USUAL);
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
     * @throws IllegalStateException if the text contains no public key
     */
    static JWKSet parse(String text) {
        JWKSet keys = parseAny(text.strip()).toPublicJWKSet();
        if (keys.isEmpty()) {
            throw new IllegalStateException("the JWK set that verifies tokens has no public key");
        }
        return keys;
    }

    private static JWKSet parseAny(String text) {
        try {
            if (text.startsWith("-----BEGIN")) {
                return new JWKSet(pem(text));
            }
            String json = text.startsWith("{") ? text : decode(text);
            return json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
        } catch (ParseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key that verifies tokens is not a PEM, JWK or JWK set", e);
        }
    }

    /** Accepts both alphabets of Base64. */
    private static String decode(String base64) {
        byte[] decoded = Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        return new String(decoded, StandardCharsets.UTF_8);
    }

    private static JWK pem(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", ""));
        var spec = new X509EncodedKeySpec(encoded);
        try {
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                    .build();
        } catch (GeneralSecurityException notRsa) {
            var elliptic = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
            return new ECKey.Builder(Curve.P_256, elliptic).build();
        }
    }
}
