package dev.tenantboard.activity.recording;

import dev.tenantboard.activity.ActivityType;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.persistence.Sha256;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * A valid activity of a request, before the caller's permissions are checked. It contains the bytes that are sent to
 * the database, and the few fields that decisions need, so a batch needs no more memory than its body.
 *
 * @param index the index in the request
 * @param document the received document in canonical form
 */
public record ReceivedActivity(
        int index, ActivityType type, OffsetDateTime occurredAt, String dedupeKey, byte[] document) {

    public static ReceivedActivity of(int index, NewActivity content, byte[] document) {
        return new ReceivedActivity(index, content.type(), content.occurredAt(), content.dedupeKey(), document);
    }

    /** Returns a hash that shows whether another activity with the same key has the same content. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.digest().digest(document));
    }
}
