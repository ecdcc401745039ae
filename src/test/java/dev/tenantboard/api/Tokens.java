package dev.tenantboard.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a token as an issuer writes it for a caller. A test can change any claim or header. It is immutable, and
 * {@link #sign} returns the token.
 */
public record Tokens(TokenKeys keys, JWSAlgorithm algorithm, Map<String, Object> header, Map<String, Object> claims) {

    public static final String ISSUER = "https://issuer.example.com";
    public static final String AUDIENCE = "tenantboard";

    /** Returns a token that the suite's server accepts for five minutes. */
    public static Tokens forCaller(Caller caller) {
        return issuedBy(TokenKeys.forTests(), caller, Duration.ofMinutes(5));
    }

    public static Tokens issuedBy(TokenKeys keys, Caller caller, Duration lifetime) {
        Instant now = Instant.now();
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", caller.userId());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        if (caller.organizationId() != null) {
            claims.put("org_id", caller.organizationId());
        }
        if (!caller.groups().isEmpty()) {
            claims.put("groups", new ArrayList<>(caller.groups()));
        }
        return new Tokens(keys, JWSAlgorithm.RS256, Map.of("typ", "JWT"), claims);
    }

    /** Times ({@code exp}, {@code nbf}, {@code iat}) are seconds since 1970. */
    public Tokens claim(String name, Object value) {
        return new Tokens(keys, algorithm, header, with(claims, name, value));
    }

    public Tokens without(String claim) {
        Map<String, Object> fewer = new TreeMap<>(claims);
        fewer.remove(claim);
        return new Tokens(keys, algorithm, header, fewer);
    }

    /** Sets the claim to a number of seconds after now, or before now if negative. */
    public Tokens at(String timeClaim, long secondsFromNow) {
        return claim(timeClaim, Instant.now().getEpochSecond() + secondsFromNow);
    }

    public Tokens header(String name, Object value) {
        return new Tokens(keys, algorithm, with(header, name, value), claims);
    }

    public Tokens with(JWSAlgorithm other) {
        return new Tokens(keys, other, header, claims);
    }

    public Tokens signedBy(TokenKeys others) {
        return new Tokens(others, algorithm, header, claims);
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Returns the compact form, signed with the key of the algorithm. HS256 misuses the public RSA key as a secret. */
    public String sign() {
        try {
            SignedJWT token = new SignedJWT(jwsHeader(), claimsSet());
            token.sign(signer());
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JWSSigner signer() throws JOSEException {
        if (JWSAlgorithm.Family.EC.contains(algorithm)) {
            return new ECDSASigner(keys.ec());
        }
        if (JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
            return new MACSigner(keys.rsa().toRSAPublicKey().getEncoded());
        }
        return new RSASSASigner(keys.rsa());
    }

    private JWSHeader jwsHeader() {
        String keyId = JWSAlgorithm.Family.EC.contains(algorithm)
                ? keys.ec().getKeyID()
                : keys.rsa().getKeyID();
        JWSHeader.Builder builder = new JWSHeader.Builder(algorithm).keyID(keyId);
        header.forEach((name, value) -> {
            switch (name) {
                case "typ" -> builder.type(value == null ? null : new JOSEObjectType((String) value));
                case "kid" -> builder.keyID((String) value);
                default -> builder.customParam(name, value);
            }
        });
        return builder.build();
    }

    private JWTClaimsSet claimsSet() {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        return builder.build();
    }

    /** Returns the compact form with the algorithm {@code none}. */
    public String unsigned() {
        return new PlainJWT(claimsSet()).serialize();
    }

    /** Returns a signed token whose claims were changed afterwards. */
    public String tampered(String claim, Object value) {
        List<String> parts = new ArrayList<>(List.of(sign().split("\\.")));
        String payload = claim(claim, value).claimsSet().toString();
        parts.set(1, Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
        return String.join(".", parts);
    }
}
