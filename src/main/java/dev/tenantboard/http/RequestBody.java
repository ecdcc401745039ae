package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
            parts = sha256();
        }
        parts.update(part);
        // The zero byte separates parts, because no document contains it.
        parts.update((byte) 0);
    }

    /** Returns the canonical document, or the digest of all parts, to compare bodies. */
    public byte[] content() {
        return parts == null ? CanonicalJson.of(document) : copy(parts).digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }
}
