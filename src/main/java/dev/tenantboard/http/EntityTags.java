package dev.tenantboard.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(StateText.of(state).getBytes(StandardCharsets.UTF_8));
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, LENGTH)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
