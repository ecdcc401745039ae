package dev.tenantboard.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What PostgreSQL cannot store is refused wherever it stands in a document. */
final class DocumentRules {

    private DocumentRules() {}

    static void check(JsonNode document) {
        check(document, "");
    }

    private static void check(JsonNode node, String pointer) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw ProblemException.invalid(pointer, "must not contain the character U+0000 or half a surrogate pair");
        }
        if (node.isNumber() && digits(node.decimalValue()) > StrictJson.MAX_DIGITS) {
            throw ProblemException.invalid(
                    pointer, "has more than " + StrictJson.MAX_DIGITS + " digits when it is written out");
        }
        node.properties().forEach(field -> {
            if (!isStorable(field.getKey())) {
                throw ProblemException.invalid(pointer, "has a key that cannot be stored");
            }
            check(field.getValue(), pointer + "/" + JsonPointers.escape(field.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), pointer + "/" + i);
        }
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
