package dev.tenantboard.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemException;
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
        if (node.isNumber() && Double.isInfinite(node.doubleValue())) {
            throw ProblemException.invalid(pointer, "is a number too large to store");
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

    /** Whether a text is free of U+0000 and can be encoded as UTF-8. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
