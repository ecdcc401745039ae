package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The values in conditions, as their fields' types ask. */
final class Literals {

    private static final int MAX_DIGITS = 30;

    private static final BigDecimal TOO_GREAT = BigDecimal.TEN.pow(MAX_DIGITS);

    /** The years between which the database, the calendar and common sense agree. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2200;

    /** RFC 3339, to the microsecond: the database holds no more. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)");

    private Literals() {}

    /** The value at a place; null if it does not fit the type, which is wrong then. */
    static Object read(JsonCursor place, ValueType type) {
        return switch (type) {
            case TEXT -> text(place);
            case NUMBER -> number(place);
            case BOOLEAN -> truth(place);
            case TIME -> time(place);
            case DOCUMENT -> throw new IllegalArgumentException("documents have no literals");
        };
    }

    private static Object text(JsonCursor place) {
        return place.demand(
                        place.node().isTextual() && isStorable(place.text()),
                        "must be a text, as its field is, without U+0000 and half surrogate pairs")
                ? place.text()
                : null;
    }

    private static Object number(JsonCursor place) {
        return place.demand(
                        isNumber(place.node()),
                        "must be a number, as its field is: of at most " + MAX_DIGITS + " digits, and below 1e"
                                + MAX_DIGITS)
                ? place.node().decimalValue()
                : null;
    }

    static boolean isNumber(JsonNode node) {
        if (!node.isNumber()) {
            return false;
        }
        BigDecimal number = node.decimalValue();
        return number.precision() <= MAX_DIGITS
                && Math.abs((long) number.scale()) <= MAX_DIGITS
                && number.abs().compareTo(TOO_GREAT) < 0;
    }

    private static Object truth(JsonCursor place) {
        return place.demand(place.node().isBoolean(), "must be true or false, as its field is")
                ? place.node().booleanValue()
                : null;
    }

    private static Object time(JsonCursor place) {
        Instant time = place.node().isTextual() ? parsed(place.text()) : null;
        place.demand(
                time != null,
                "must be a time as in RFC 3339 between the years " + FIRST_YEAR + " and " + LAST_YEAR
                        + ", such as 2026-01-31T00:00:00Z");
        return time;
    }

    private static Instant parsed(String text) {
        if (!TIME.matcher(text).matches()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return isSaneYear(time.getYear()) ? time.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isSaneYear(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }

    /** What PostgreSQL can take for a text. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
