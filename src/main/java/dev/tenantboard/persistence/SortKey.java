package dev.tenantboard.persistence;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * The sort key of a list. The id is the second key.
 *
 * @param attribute the entity's attribute
 * @param value reads it from a row
 * @param parse reads it from a cursor
 */
public record SortKey<T>(
        String attribute, boolean descending, Function<T, Object> value, Function<String, Object> parse) {

    public static <T> SortKey<T> newestFirst(String attribute, Function<T, Object> value) {
        return new SortKey<>(attribute, true, value, SortKey::time);
    }

    public static <T> SortKey<T> oldestFirst(String attribute, Function<T, Object> value) {
        return new SortKey<>(attribute, false, value, SortKey::time);
    }

    public static <T> SortKey<T> smallestFirst(String attribute, Function<T, Object> value) {
        return new SortKey<>(attribute, false, value, Integer::valueOf);
    }

    /** JPQL has no limit, and EclipseLink does not cache the SQL of queries with {@code setMaxResults}. */
    String orderAndLimit() {
        String direction = descending ? " desc" : "";
        return "e.%1$s%2$s, sql('?%2$s limit ?', e.id, :limit)".formatted(attribute, direction);
    }

    /** Returns the condition for rows after a key. The first comparison is redundant, but an index can answer it. */
    String after() {
        String beyond = descending ? "<" : ">";
        return "e.%1$s %2$s= :key and (e.%1$s %2$s :key or e.id %2$s :id)".formatted(attribute, beyond);
    }

    Object parse(String key) {
        try {
            return parse.apply(key);
        } catch (RuntimeException notAKey) {
            throw Cursor.unknown();
        }
    }

    /** The database does not know every year that a forged cursor can have. */
    private static OffsetDateTime time(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            throw new DateTimeException("a year of more than four digits");
        }
        return time;
    }
}
