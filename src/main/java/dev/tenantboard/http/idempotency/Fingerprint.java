package dev.tenantboard.http.idempotency;

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

    /** @param body what was sent, in a form that tells whether another says the same */
    public static Fingerprint of(URI request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getRawPath() + "?" + request.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
