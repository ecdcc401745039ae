package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.time.Years;
import dev.tenantboard.persistence.Rfc3339;
import dev.tenantboard.persistence.StorableText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads the values of conditions according to the types of their fields. */
final class Literals {

    /** As many as a number of a request may have. A condition can so name the key of a group. */
    static final int MAX_DIGITS = 100;

    /** RFC 3339 with microseconds. PostgreSQL does not store more digits. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)");

    private Literals() {}

    /** Returns the value at the cursor. Returns null and reports an error if it does not have the type. */
    static Object read(JsonCursor cursor, ValueType type) {
        return switch (type) {
            case TEXT -> text(cursor);
            case NUMBER -> number(cursor);
            case BOOLEAN -> truth(cursor);
            case TIME -> time(cursor);
            case DOCUMENT -> throw new IllegalArgumentException("documents have no literals");
        };
    }

    private static Object text(JsonCursor cursor) {
        return cursor.demand(
                        cursor.node().isTextual() && StorableText.isStorable(cursor.text()),
                        "must be a text without U+0000 and without half surrogate pairs")
                ? cursor.text()
                : null;
    }

    private static Object number(JsonCursor cursor) {
        return cursor.demand(
                        isNumber(cursor.node(), MAX_DIGITS),
                        "must be a number of at most " + MAX_DIGITS + " digits, and below 1e" + MAX_DIGITS)
                ? cursor.node().decimalValue()
                : null;
    }

    /** Returns whether it is a number with so many digits, and below the power of ten with so many zeros. */
    static boolean isNumber(JsonNode node, int digits) {
        if (!node.isNumber()) {
            return false;
        }
        return isNumber(node.decimalValue(), digits);
    }

    static boolean isNumber(BigDecimal number, int digits) {
        return number.precision() <= digits
                && Math.abs((long) number.scale()) <= digits
                && number.abs().compareTo(BigDecimal.TEN.pow(digits)) < 0;
    }

    private static Object truth(JsonCursor cursor) {
        return cursor.demand(cursor.node().isBoolean(), "must be true or false, as its field is")
                ? cursor.node().booleanValue()
                : null;
    }

    private static Object time(JsonCursor cursor) {
        Instant time = cursor.node().isTextual() ? parsed(cursor.text()) : null;
        cursor.demand(time != null, "must be a time as in RFC 3339 " + Years.RANGE + ", such as 2026-01-31T00:00:00Z");
        return time;
    }

    private static Instant parsed(String text) {
        if (!TIME.matcher(text).matches()) {
            return null;
        }
        try {
            OffsetDateTime time = Rfc3339.parse(text);
            return Years.include(time.getYear()) ? time.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
