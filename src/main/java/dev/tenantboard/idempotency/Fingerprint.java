package dev.tenantboard.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells whether two requests ask for the same: path, query, and the body's JSON document. Blanks and the order of an
 * object's keys do not count, because clients that put their request together again do not keep them. What a body leaves
 * out does count: it is the document that was sent, not what it was read as, so that it stays the same when the product
 * learns new fields.
 *
 * @param value a SHA-256, in hexadecimal digits
 */
public record Fingerprint(String value) {

    private static final ObjectWriter SORTED = new JsonMapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    /** @param body the document that was sent, or null if there was none */
    public static Fingerprint of(URI request, JsonNode body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getRawPath() + "?" + request.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(SORTED.writeValueAsBytes(body));
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and a document can be written", e);
        }
    }
}
