package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What PostgreSQL cannot store is refused wherever it stands in a document. */
final class DocumentRules {

    private DocumentRules() {}

    static void check(JsonNode document) {
        check(document, null);
    }

    private static void check(JsonNode node, Place place) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw ProblemException.invalid(
                    pointer(place), "must not contain the character U+0000 or half a surrogate pair");
        }
        if (node.isNumber() && digits(node.decimalValue()) > StrictJson.MAX_DIGITS) {
            throw ProblemException.invalid(
                    pointer(place), "has more than " + StrictJson.MAX_DIGITS + " digits when it is written out");
        }
        node.properties().forEach(field -> {
            if (!isStorable(field.getKey())) {
                throw ProblemException.invalid(pointer(place), "has a key that cannot be stored");
            }
            check(field.getValue(), new Place(place, field.getKey(), 0));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), new Place(place, null, i));
        }
    }

    /** Where a value stands, told only if it is refused: written out for each value, long keys would be copied each time. */
    private record Place(Place around, String key, int index) {}

    private static String pointer(Place place) {
        return place == null
                ? ""
                : pointer(place.around) + "/"
                        + (place.key == null ? String.valueOf(place.index) : JsonPointers.escape(place.key));
    }

    /** PostgreSQL stores and gives back every digit: 1e-9999 is ten thousand of them. */
    private static long digits(BigDecimal number) {
        return Math.max(number.scale(), (long) number.precision() - Math.min(number.scale(), 0));
    }

    /** Whether a text is free of U+0000 and can be encoded as UTF-8. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
