package dev.tenantboard.metric.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The comment of a view: lines that begin with {@code permissions:} name, with commas between them, the permissions that
 * its readers need, all of them; the rest is the description.
 */
record ViewComment(String description, Set<String> permissions) {

    private static final Pattern PERMISSIONS = Pattern.compile("(?i)\\s*permissions?\\s*:(.*)");

    private static final Pattern PERMISSION = Pattern.compile("\\S{1,100}");

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException if a line of permissions names none, or something else: to ignore it would open the view */
    static ViewComment of(String comment) {
        var permissions = new TreeSet<String>();
        List<String> rest = new ArrayList<>();
        for (String line : comment == null ? List.<String>of() : comment.lines().toList()) {
            var matcher = PERMISSIONS.matcher(line);
            if (matcher.matches()) {
                permissions.addAll(permissions(matcher.group(1)));
            } else {
                rest.add(line);
            }
        }
        return new ViewComment(shortened(String.join("\n", rest)), Set.copyOf(permissions));
    }

    private static List<String> permissions(String list) {
        List<String> names = List.of(list.strip().split("\\s*,\\s*", -1));
        if (!names.stream().allMatch(name -> PERMISSION.matcher(name).matches())) {
            throw new IllegalArgumentException("Its comment has a line of permissions that does not name them as in"
                    + " \"permissions: finance:read, reports:read\".");
        }
        return names;
    }

    /** A description that was given, and no longer than an answer should carry; null if there is none. */
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
