package dev.tenantboard.persistence;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The end of a page: the key of its last row, and a fingerprint of the list. A cursor with other filters or in another
 * organization is refused. It needs no signature, because a forged cursor still reads only the caller's own rows.
 */
record Cursor(String fingerprint, String key, String id) {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 1_000;

    String encode() {
        String text = String.join(SEPARATOR, fingerprint, key, id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String cursor, String fingerprint) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(SEPARATOR, -1);
            if (cursor.length() <= MAX_LENGTH
                    && parts.length == 3
                    && parts[0].equals(fingerprint)
                    && text.indexOf('\0') < 0) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException notBase64) {
            // The answer is the same as for a cursor of another list.
        }
        throw unknown();
    }

    static ProblemException unknown() {
        return ProblemException.named(
                ProblemType.CURSOR_INVALID, "cursor", "is not a cursor of this list with these filters");
    }

    static String fingerprint(Object list) {
        byte[] hash = Sha256.digest().digest(String.valueOf(list).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
    }
}
