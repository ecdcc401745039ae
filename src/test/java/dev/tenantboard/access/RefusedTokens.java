package dev.tenantboard.access;

import static dev.tenantboard.api.Callers.ACME_OWNER;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.tenantboard.api.Callers;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One row for each kind of invalid token: its name, and the token. */
final class RefusedTokens {

    /** The attacker's text in tokens, which no response may contain. */
    static final String EVIL = "evil.example.net";

    private static final TokenKeys OURS = TokenKeys.forTests();
    private static final TokenKeys ATTACKERS = TokenKeys.generate();
    private static final Tokens GOOD = Tokens.forCaller(ACME_OWNER);

    private RefusedTokens() {}

    static Stream<Arguments> byTheirTimes() {
        return Stream.of(
                row("expired", GOOD.at("iat", -600).at("exp", -300).sign()),
                row("expired before it was issued", GOOD.at("exp", -3600).sign()),
                row("not yet valid", GOOD.at("nbf", 300).sign()),
                row("issued in the future", GOOD.at("iat", 300).at("exp", 900).sign()),
                row("iat as text", GOOD.claim("iat", "now").sign()),
                row("exp beyond all numbers", handmade(claims("exp", 1e300))),
                row("iat beyond all numbers", handmade(claims("iat", 1e300))),
                row("iat before all numbers", handmade(claims("iat", -1e300))));
    }

    static Stream<Arguments> byTheirClaims() {
        List<Arguments> rows = new ArrayList<>(List.of(
                row("wrong issuer", GOOD.claim("iss", "https://" + EVIL).sign()),
                row("issuer as a list", handmade(claims("iss", List.of(Tokens.ISSUER)))),
                row("wrong audience", GOOD.claim("aud", EVIL).sign()),
                row("no audience in the list", GOOD.claim("aud", List.of()).sign()),
                row("sub as a list", handmade(claims("sub", List.of(EVIL)))),
                row("sub empty", GOOD.claim("sub", "").sign()),
                row("sub blank", GOOD.claim("sub", " ").sign()),
                row("sub with NUL", GOOD.claim("sub", "user\0" + EVIL).sign()),
                row("sub with half a surrogate pair", withSubject("\\ud800" + EVIL)),
                row("sub of 300 characters", GOOD.claim("sub", "x".repeat(300)).sign()),
                row(
                        "sub of 10,000 characters",
                        GOOD.claim("sub", "x".repeat(10_000)).sign()),
                row("organization with NUL", GOOD.claim("org_id", EVIL + "\0").sign()),
                row("organization empty", GOOD.claim("org_id", "").sign()),
                row("organization as a number", GOOD.claim("org_id", 7).sign()),
                row(
                        "two organizations",
                        GOOD.claim("org_id", List.of(EVIL, "another")).sign()),
                row("groups as a number", GOOD.claim("groups", 7).sign())));
        for (String claim : List.of("iss", "aud", "sub", "iat", "exp")) {
            rows.add(row("without " + claim, GOOD.without(claim).sign()));
            rows.add(row("with null for " + claim, handmade(claims(claim, null))));
            rows.add(row("with an object for " + claim, handmade(claims(claim, Map.of(EVIL, EVIL)))));
        }
        return rows.stream();
    }

    static Stream<Arguments> byTheirSignature() throws JOSEException {
        String good = GOOD.sign();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(OURS.rsa().toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        PrivateKey rsa = OURS.rsa().toRSAPrivateKey();
        PrivateKey ec = OURS.ec().toECPrivateKey();
        return Stream.of(
                row("none", GOOD.unsigned()),
                row(
                        "none, and a signature",
                        HandmadeToken.of(header("alg", "none"), GOOD.claims()).signedAs("RS256", rsa)),
                row(
                        "nOnE",
                        HandmadeToken.of(header("alg", "nOnE"), GOOD.claims()).withSignature(new byte[0])),
                row(
                        "without an algorithm",
                        HandmadeToken.of(Map.of("typ", "JWT"), GOOD.claims()).signedAs("RS256", rsa)),
                row(
                        "the algorithm as a number",
                        HandmadeToken.of(header("alg", 256), GOOD.claims()).signedAs("RS256", rsa)),
                row(
                        "HS256 with the public key's DER bytes",
                        HandmadeToken.of(header("alg", "HS256"), GOOD.claims())
                                .signedWithSecret(OURS.rsa().toRSAPublicKey().getEncoded())),
                row(
                        "HS256 with the public key's PEM bytes",
                        HandmadeToken.of(header("alg", "HS256"), GOOD.claims())
                                .signedWithSecret(pem.getBytes(StandardCharsets.US_ASCII))),
                row(
                        "RS512",
                        HandmadeToken.of(header("alg", "RS512"), GOOD.claims()).signedAs("RS512", rsa)),
                row(
                        "PS256",
                        HandmadeToken.of(header("alg", "PS256"), GOOD.claims()).signedAs("PS256", rsa)),
                row(
                        "ES384",
                        HandmadeToken.of(header("alg", "ES384"), GOOD.claims()).signedAs("ES384", ec)),
                row(
                        "RS256 that is said to be ES256",
                        HandmadeToken.of(header("alg", "ES256"), GOOD.claims()).signedAs("RS256", rsa)),
                row(
                        "ES256 that is all zeros",
                        HandmadeToken.of(Map.of("alg", "ES256", "typ", "JWT", "kid", "ec"), GOOD.claims())
                                .withSignature(new byte[64])),
                row("unknown key under a known id", GOOD.signedBy(ATTACKERS).sign()),
                row("unknown key id", GOOD.header("kid", EVIL).sign()),
                row(
                        "unknown key and id",
                        GOOD.signedBy(ATTACKERS).header("kid", EVIL).sign()),
                row("key id of the other algorithm", GOOD.header("kid", "ec").sign()),
                row("tampered payload", GOOD.tampered("sub", Callers.GLOBEX_OWNER.userId())),
                row(
                        "tampered header",
                        HandmadeToken.of(header("alg", "RS256"), GOOD.claims())
                                .signedAs("RS256", rsa)
                                .replaceFirst("^[^.]*", "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9")),
                row("tampered signature", good.substring(0, good.length() - 8) + "AAAAAAAA"),
                row("no signature", good.substring(0, good.lastIndexOf('.') + 1)));
    }

    static Stream<Arguments> byTheirHeader() {
        JWK key = ATTACKERS.rsa().toPublicJWK();
        return Stream.of(
                row("type JWE", GOOD.header("typ", "JWE").sign()),
                row("type of a logout token", GOOD.header("typ", "logout+jwt").sign()),
                row("type as a number", signedByUs(header("typ", 1))),
                row("critical extension", signedByUs(header("crit", List.of(EVIL), EVIL, true))),
                row("critical exp", signedByUs(header("crit", List.of("exp"), "exp", 1))),
                row("no critical extension", signedByUs(header("crit", List.of()))),
                row("compressed", signedByUs(header("zip", "DEF"))),
                row("unencoded payload", signedByUs(header("b64", false, "crit", List.of("b64")))),
                row("the attacker's jwk", signedByAttacker("jwk", key.toJSONObject())),
                row("the attacker's jku", signedByAttacker("jku", "https://" + EVIL + "/keys")),
                row("the attacker's x5u", signedByAttacker("x5u", "https://" + EVIL + "/chain")),
                row("the attacker's x5c", signedByAttacker("x5c", List.of("MIIB" + EVIL))),
                row(
                        "encrypted",
                        HandmadeToken.of(Map.of("alg", "RSA-OAEP-256", "enc", "A256GCM", "kid", "rsa"), GOOD.claims())
                                        .withSignature(new byte[16])
                                + ".AAAA.AAAA"));
    }

    static Stream<Arguments> byTheirForm() {
        String good = GOOD.sign();
        return Stream.of(
                row("one word", EVIL.replace(".", "")),
                row("two parts", good.substring(0, good.lastIndexOf('.'))),
                row("four parts", good + ".AAAA"),
                row("padding", good + "=="),
                row(
                        "a character that is none of Base64",
                        good.substring(0, good.length() - 4) + "!" + good.substring(good.length() - 4)),
                row("a claim twice", signedByUs("{\"alg\":\"RS256\"}", "{\"sub\":\"a\",\"sub\":\"b\"}")),
                row("dots", ".."),
                row("no Base64", "%%%.%%%.%%%"),
                row("no JSON", signedByUs("hello", "world")),
                row("a list for a header", signedByUs("[]", "{}")),
                row("a list for claims", signedByUs("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "[1]")),
                row("null for claims", signedByUs("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "null")),
                row("deep claims", signedByUs("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "[".repeat(3500))),
                row("a deep header", signedByUs("{\"alg\":" + "[".repeat(3500), "{}")),
                row("two tokens with a blank", good + " " + good),
                row("two tokens with a comma", good + "," + good),
                row("7 kB", padded(7 * 1024)),
                row("8 kB", padded(8 * 1024)),
                row("20 kB", padded(20 * 1024)));
    }

    private static Arguments row(String name, String token) {
        return Arguments.of(name, token);
    }

    private static String padded(int length) {
        int spare = length - GOOD.claim("pad", "").sign().length();
        return GOOD.claim("pad", "x".repeat(spare * 3 / 4)).sign();
    }

    private static String withSubject(String json) {
        String claims = JSONObjectUtils.toJSONString(GOOD.claims());
        return signedByUs("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", claims.replace(ACME_OWNER.userId(), json));
    }

    private static String handmade(Map<String, ?> claims) {
        return HandmadeToken.of(header(), claims).signedAs("RS256", privateKey(OURS));
    }

    private static String signedByUs(Map<String, ?> header) {
        return HandmadeToken.of(header, GOOD.claims()).signedAs("RS256", privateKey(OURS));
    }

    private static String signedByUs(String header, String payload) {
        return HandmadeToken.of(header, payload).signedAs("RS256", privateKey(OURS));
    }

    private static String signedByAttacker(String name, Object value) {
        return HandmadeToken.of(header(name, value), GOOD.claims()).signedAs("RS256", privateKey(ATTACKERS));
    }

    private static PrivateKey privateKey(TokenKeys keys) {
        try {
            return keys.rsa().toRSAPrivateKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> claims(String name, Object value) {
        Map<String, Object> claims = new TreeMap<>(GOOD.claims());
        claims.put(name, value);
        return claims;
    }

    /** The usual header, with members replaced or added: name, value, name, value. */
    private static Map<String, Object> header(Object... changes) {
        Map<String, Object> header =
                new TreeMap<>(Map.of("alg", JWSAlgorithm.RS256.getName(), "typ", "JWT", "kid", "rsa"));
        for (int i = 0; i < changes.length; i += 2) {
            header.put((String) changes[i], changes[i + 1]);
        }
        return header;
    }
}
