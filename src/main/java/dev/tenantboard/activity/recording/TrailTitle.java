package dev.tenantboard.activity.recording;

import java.util.regex.Pattern;

/** The titles of the audit trail: what happened, and the name of what it happened to, in one line. */
public final class TrailTitle {

    /** As long as the column. */
    private static final int MAX = 255;

    /** Line breaks and other control characters. Names may contain them, but a title is one line. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private TrailTitle() {}

    /**
     * Returns a title. A name is the end of it, so that nothing in the name can look like another part. The end of a long
     * name is cut off.
     *
     * @param name null if not every member may know it
     */
    public static String of(String event, String name) {
        if (name == null) {
            return event;
        }
        String title = event + ": " + CONTROLS.matcher(name).replaceAll(" ");
        return title.codePointCount(0, title.length()) <= MAX
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MAX));
    }
}
