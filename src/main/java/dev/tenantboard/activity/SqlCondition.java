package dev.tenantboard.activity;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQL condition over an activity {@code e}. It contains attribute names instead of columns, and the parameters
 * {@code :organization} and {@code :caller}. It can be part of a JPQL query or of a native one, so that both use the
 * same definition of unread.
 */
final class SqlCondition {

    private static final Pattern NAMED = Pattern.compile("\\be\\.(\\w+)|:(organization|caller)\\b");

    private final String text;
    private final String jpql;

    SqlCondition(String text) {
        this.text = text;
        this.jpql = jpql(text);
    }

    SqlCondition and(String other) {
        return new SqlCondition(text + " and " + other);
    }

    private static String jpql(String text) {
        StringJoiner named = new StringJoiner(", ");
        String marked = NAMED.matcher(text.replace("'", "''")).replaceAll(found -> {
            named.add(found.group());
            return "?";
        });
        return "sql('" + marked + "', " + named + ")";
    }

    /** Returns the condition as EclipseLink's {@code sql()}, with the names as its arguments. */
    String jpql() {
        return jpql;
    }

    /**
     * Returns the condition for a native query over {@code activity_feeds e}: ?1 is the organization, ?2 the caller.
     */
    String sql() {
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? parameter(found.group(2)) : "e." + column(found.group(1))));
    }

    private static String parameter(String name) {
        return name.equals("organization") ? "?1" : "?2";
    }

    private static String column(String attribute) {
        return switch (attribute) {
            case "createdAt" -> "created_at";
            case "read" -> "is_read";
            case "archived" -> "is_archived";
            default -> attribute;
        };
    }
}
