package dev.tenantboard.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Strong entity tags (RFC 9110, 8.8.3). */
public final class EntityTags {

    private EntityTags() {}

    /** The tag of a state, which is all that its representation depends on, the organization included. */
    public static String of(Object... state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Object part : state) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest.digest())
                            .substring(0, 27)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
