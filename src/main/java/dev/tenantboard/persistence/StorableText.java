package dev.tenantboard.persistence;

import java.nio.charset.StandardCharsets;

/** The rule for texts that PostgreSQL can store. */
public final class StorableText {

    private StorableText() {}

    /** Returns whether a text has no U+0000 and can be encoded as UTF-8. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
