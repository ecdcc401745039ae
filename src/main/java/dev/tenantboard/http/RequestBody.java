package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.persistence.Sha256;
import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;

/** The received body of the current request, independent of the type it is converted to. */
@RequestScoped
public class RequestBody {

    private JsonNode document;
    private MessageDigest parts;

    void set(JsonNode received) {
        document = received;
    }

    /** Adds a part of a body that is read in parts. Only a digest of the parts is kept. */
    public void append(byte[] part) {
        if (parts == null) {
            parts = Sha256.digest();
        }
        parts.update(part);
        // The zero byte separates parts, because no document contains it.
        parts.update((byte) 0);
    }

    /** Returns the canonical document, or the digest of all parts, to compare bodies. */
    public byte[] content() {
        return parts == null ? CanonicalJson.of(document) : copy(parts).digest();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }
}
