package dev.tenantboard.http;

import dev.tenantboard.persistence.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Strong entity tags (RFC 9110, 8.8.3). */
public final class EntityTags {

    private static final int LENGTH = 27;

    private EntityTags() {}

    /**
     * Returns the tag of a state. The state must contain all that the representation depends on, including the
     * organization. Its values are texts, numbers, times, constants and JSON, in records, lists and maps.
     */
    public static String of(Object... state) {
        byte[] digest = Sha256.digest().digest(StateText.of(state).getBytes(StandardCharsets.UTF_8));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return '"' + text.substring(0, LENGTH) + '"';
    }
}
