package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The body of the current request as it was sent, whatever it was read as. */
@RequestScoped
public class RequestBody {

    private JsonNode document;
    private MessageDigest parts;

    void set(JsonNode received) {
        document = received;
    }

    /** The body is read part by part and not kept; its digest stands for it. */
    public void append(byte[] part) {
        if (parts == null) {
            parts = sha256();
        }
        parts.update(part);
        // Ends the part: no document has this byte.
        parts.update((byte) 0);
    }

    /** What tells whether another body says the same. */
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
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }
}
