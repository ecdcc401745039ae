package dev.tenantboard.jsonschema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.MatchResult;

/**
 * Regular expressions in RE2's syntax: without look-around and back references, matched in linear time. RE2 expands
 * repetitions, so the expanded size is limited before compilation, because {@code ((a{1000}){1000}){1000}} is short.
 */
final class LinearPattern {

    static final int MAX_LENGTH = 500;

    private static final int MAX_UNROLLED = 10_000;

    /** RE2 nests optional items, and processes them by recursion. */
    private static final int MAX_OPTIONAL = 256;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("([)}][?+*]?)?\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private LinearPattern() {}

    /**
     * Compiles a pattern that is found anywhere in a text.
     *
     * @throws PatternSyntaxException if it is invalid or too large
     */
    static RegularExpression compile(String pattern) {
        if (pattern.length() > MAX_LENGTH || unrolled(pattern) > MAX_UNROLLED || nestsTooDeep(pattern)) {
            throw new PatternSyntaxException("too large", pattern);
        }
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    /** Returns an upper bound of the program size. It assumes that each repeated group contains all others. */
    static double unrolled(String pattern) {
        double atoms = pattern.length();
        double groups = 1;
        for (MatchResult found : REPETITION.matcher(pattern).results().toList()) {
            int times = Math.max(1, times(found));
            if (found.group(1) == null) {
                atoms += times;
            } else {
                groups *= times;
            }
        }
        return atoms * groups;
    }

    private static boolean nestsTooDeep(String pattern) {
        return REPETITION
                .matcher(pattern)
                .results()
                .anyMatch(found -> times(found) - Integer.parseInt(found.group(2)) > MAX_OPTIONAL);
    }

    private static int times(MatchResult repetition) {
        String most = repetition.group(3);
        return Integer.parseInt(most == null || most.isEmpty() ? repetition.group(2) : most);
    }
}
