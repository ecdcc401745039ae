package dev.tenantboard.http.idempotency;

import dev.tenantboard.persistence.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Identifies the content of a request: path, query, and the body's JSON document. Blanks and the order of keys do not
 * count, because clients do not preserve them in a retry. A missing field does count: the fingerprint is of the
 * received document and not of the parsed object, so that new fields of the product do not change it.
 *
 * @param value a SHA-256 in hexadecimal digits
 */
public record Fingerprint(String value) {

    /** @param body the canonical form of the received body, or a digest of it */
    public static Fingerprint of(URI request, byte[] body) {
        var digest = Sha256.digest();
        digest.update((request.getRawPath() + "?" + request.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(HexFormat.of().formatHex(digest.digest(body)));
    }
}
