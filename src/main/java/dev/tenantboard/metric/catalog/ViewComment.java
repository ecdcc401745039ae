package dev.tenantboard.metric.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The comment of a view. Lines that start with {@code permissions:} list the permissions that its readers need,
 * separated by commas. The other lines are the description. The description must not contain the word.
 */
record ViewComment(String description, Set<String> permissions) {

    private static final Pattern PERMISSIONS = Pattern.compile("(?i)\\s*permissions?\\s*:(.*)");

    private static final Pattern PERMISSION = Pattern.compile("\\S{1,100}");

    private static final int LONGEST = 500;

    /**
     * @throws IllegalArgumentException if the comment mentions permissions but does not list them clearly: ignoring it
     *     would open the view
     */
    static ViewComment of(String comment) {
        var permissions = new TreeSet<String>();
        List<String> rest = new ArrayList<>();
        for (String line : comment == null ? List.<String>of() : comment.lines().toList()) {
            var matcher = PERMISSIONS.matcher(line);
            if (matcher.matches()) {
                permissions.addAll(permissions(matcher.group(1)));
            } else if (line.toLowerCase(Locale.ROOT).contains("permission")) {
                throw unclear();
            } else {
                rest.add(line);
            }
        }
        return new ViewComment(shortened(String.join("\n", rest)), Set.copyOf(permissions));
    }

    private static List<String> permissions(String list) {
        List<String> names = List.of(list.strip().split("\\s*,\\s*", -1));
        if (!names.stream().allMatch(name -> PERMISSION.matcher(name).matches())) {
            throw unclear();
        }
        return names;
    }

    private static IllegalArgumentException unclear() {
        return new IllegalArgumentException("Its comment mentions permissions, but not in a separate line,"
                + " as in \"permissions: finance:read, reports:read\": write that, or leave the word out.");
    }

    /** Returns the description if there is one and it is short enough for a response, or null. */
    static String shortened(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length()) <= LONGEST
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
