package dev.tenantboard.jsonschema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.MatchResult;

/**
 * Regular expressions in RE2's syntax: without look-around and back references, matched in time linear to the text. What
 * RE2 unrolls is bounded before it is compiled, because {@code ((a{1000}){1000}){1000}} is short.
 */
final class LinearPattern {

    static final int MAX_LENGTH = 500;

    private static final int MAX_UNROLLED = 10_000;

    /** RE2 puts one optional item into the other, and walks them by recursion. */
    private static final int MAX_OPTIONAL = 256;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("([)}][?+*]?)?\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private LinearPattern() {}

    /**
     * A pattern to be found anywhere in a text.
     *
     * @throws PatternSyntaxException if it is none, or is too large
     */
    static RegularExpression compile(String pattern) {
        if (pattern.length() > MAX_LENGTH || unrolled(pattern) > MAX_UNROLLED || nestsTooDeep(pattern)) {
            throw new PatternSyntaxException("too large", pattern);
        }
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    /** More than the size of the program: every repetition of a group is taken to hold all the others. */
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
