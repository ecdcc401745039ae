package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of rows in a bundle. A row refers only to rows of the same or an earlier kind. */
@Schema(description = "The kind of a row in a bundle.")
public enum BundleKind {
    METRIC("/metrics", "metric"),
    QUICK_ACTION("/quickActions", "quick action"),
    WIDGET("/widgets", "widget");

    /** With 80 bits, no two rows of an organization have the same key by chance. */
    private static final int DIGITS = 20;

    private final String pointer;
    private final String noun;

    BundleKind(String pointer, String noun) {
        this.pointer = pointer;
        this.noun = noun;
    }

    /** Returns the position of the list in a bundle, as a JSON pointer. */
    String pointer() {
        return pointer;
    }

    /** Returns what a sentence calls such a row. */
    String noun() {
        return noun;
    }

    /** Returns the key of a row to which no bundle has given one. It always is the same, and does not show the id. */
    String derivedKey(String id) {
        byte[] digest = Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8));
        String prefix = name().substring(0, 1).toLowerCase(Locale.ROOT);
        return prefix + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }
}
