package dev.tenantboard.activity.recording;

import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * An activity that may be recorded, as far as that can be said without knowing whose it is. It is kept as the bytes that the
 * database is sent, and beside them only what is to be decided by: a batch of them is no larger than its body.
 *
 * @param index its place in the request
 * @param document what was sent, in canonical form
 */
public record Candidate(int index, ActivityType type, OffsetDateTime occurredAt, String dedupeKey, byte[] document) {

    public static Candidate of(int index, NewActivity what, byte[] document) {
        return new Candidate(index, what.type(), what.occurredAt(), what.dedupeKey(), document);
    }

    /** What tells whether another one with the same key is the same. */
    String content() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
