package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.persistence.StorableText;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;

/** Refuses documents with values that PostgreSQL cannot store. */
final class DocumentRules {

    private DocumentRules() {}

    static void check(JsonNode document) {
        check(document, null);
    }

    private static void check(JsonNode node, Location location) {
        if (node.isTextual() && !StorableText.isStorable(node.textValue())) {
            throw ProblemException.invalid(
                    pointer(location), "must not contain the character U+0000 or half a surrogate pair");
        }
        if (node.isNumber() && digits(node.decimalValue()) > StrictJson.MAX_DIGITS) {
            throw ProblemException.invalid(
                    pointer(location), "has more than " + StrictJson.MAX_DIGITS + " digits when it is written out");
        }
        node.properties().forEach(field -> {
            if (!StorableText.isStorable(field.getKey())) {
                throw ProblemException.invalid(pointer(location), "has a key that cannot be stored");
            }
            check(field.getValue(), new Location(location, field.getKey(), 0));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), new Location(location, null, i));
        }
    }

    /** The location of a value. Its pointer is built only for an error, because that copies all keys. */
    private record Location(Location parent, String key, int index) {}

    private static String pointer(Location location) {
        return location == null
                ? ""
                : pointer(location.parent)
                        + (location.key == null ? "/" + location.index : ProblemError.step(location.key));
    }

    /** Returns the number of digits that PostgreSQL stores and returns. 1e-9999 has ten thousand. */
    private static long digits(BigDecimal number) {
        return Math.max(number.scale(), (long) number.precision() - Math.min(number.scale(), 0));
    }
}
