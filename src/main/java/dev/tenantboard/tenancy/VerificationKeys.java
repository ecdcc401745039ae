package dev.tenantboard.tenancy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The public keys that tokens are verified with: a PEM, a JWK or a JWK set (RFC 7517), given as it is, in a file, or at
 * an address. A set from an address is fetched with time-outs, kept for five minutes, renewed ahead of time in the
 * background, and used for four hours more when its address does not answer.
 */
@ApplicationScoped
public class VerificationKeys {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration OUTAGE = Duration.ofHours(4);

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey")
    private Optional<String> key;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    private Optional<String> location;

    JWKSource<SecurityContext> source() {
        if (key.isPresent()) {
            return new ImmutableJWKSet<>(parse(key.get()));
        }
        String from = location.orElseThrow(() -> new IllegalStateException(
                "no key to verify tokens with: set mp.jwt.verify.publickey or mp.jwt.verify.publickey.location"));
        return from.matches("https?://.*") ? remote(from) : new ImmutableJWKSet<>(parse(read(from)));
    }

    private static JWKSource<SecurityContext> remote(String address) {
        try {
            var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
            return JWKSourceBuilder.create(URI.create(address).toURL(), retriever)
                    .refreshAheadCache(true)
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("mp.jwt.verify.publickey.location is no address: " + address, e);
        }
    }

    private static String read(String from) {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(from)) {
            if (resource != null) {
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            }
            return Files.readString(from.startsWith("file:") ? Path.of(URI.create(from)) : Path.of(from));
        } catch (IOException e) {
            throw new UncheckedIOException("mp.jwt.verify.publickey.location cannot be read: " + from, e);
        }
    }

    static JWKSet parse(String text) {
        String trimmed = text.strip();
        try {
            if (trimmed.startsWith("-----BEGIN")) {
                return new JWKSet(pem(trimmed));
            }
            String json = trimmed.startsWith("{")
                    ? trimmed
                    : new String(Base64.getUrlDecoder().decode(trimmed), StandardCharsets.UTF_8);
            return json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
        } catch (ParseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key to verify tokens with is no PEM, JWK or JWK set", e);
        }
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
