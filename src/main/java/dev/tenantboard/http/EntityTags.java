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
     * The tag of a state, which is all that its representation depends on, the organization included: texts, numbers, times,
     * constants and JSON, in records, lists and maps.
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
