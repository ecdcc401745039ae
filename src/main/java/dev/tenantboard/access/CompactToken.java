package dev.tenantboard.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A token in the compact form of RFC 7515, before its signature is verified. Only the one correct encoding of each part is read:
 * a token that two readers can understand differently is refused.
 *
 * @param content what is signed
 */
record CompactToken(JsonNode header, JsonNode claims, byte[] content, byte[] signature) {

    /** Longer tokens are refused without parsing. */
    static final int MAX_LENGTH = 6 * 1024;

    static final int MAX_DEPTH = 32;
    private static final int MAX_DIGITS = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static CompactToken parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw RefusedToken.because("it is longer than " + MAX_LENGTH + " characters");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw RefusedToken.because("it does not have three parts with dots between them");
        }
        return new CompactToken(
                object(decode(parts[0], "header"), "header"),
                object(decode(parts[1], "claims"), "claims"),
                token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII),
                decode(parts[2], "signature"));
    }

    private static byte[] decode(String part, String name) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // The answer is the same as for an encoding that is not the correct one.
        }
        throw RefusedToken.because("the encoding of its " + name + " is not Base64url without padding");
    }

    private static JsonNode object(byte[] json, String name) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            JsonNode parsed = JSON.readTree(text);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (IOException | NumberFormatException malformed) {
            // The answer is the same as for another JSON value.
        }
        throw RefusedToken.because("the JSON of its " + name + " is not one object with each name once, and at most "
                + MAX_DEPTH + " levels");
    }
}
