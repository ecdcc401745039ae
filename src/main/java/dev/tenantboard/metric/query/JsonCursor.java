package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value in a document, with its position and the errors found in the document so far.
 *
 * @param pointer a JSON pointer into the request
 */
record JsonCursor(JsonNode node, String pointer, List<ProblemError> errors) {

    /** Returns the cursor of a field. The field need not exist. */
    JsonCursor at(String key) {
        return new JsonCursor(node.path(key), pointer + ProblemError.step(key), errors);
    }

    /** Returns the items of this list, or an empty list if it does not exist. */
    List<JsonCursor> items() {
        List<JsonCursor> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonCursor(node.get(i), pointer + "/" + i, errors));
        }
        return items;
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    /** Returns the text, or null if it does not exist. */
    String text() {
        return node.textValue();
    }

    String text(String otherwise) {
        return exists() ? text() : otherwise;
    }

    /** Returns the constant with this text, or null if it does not exist. The schema permits no other texts. */
    <E extends Enum<E>> E constant(Class<E> type) {
        return exists() ? Enum.valueOf(type, text().toUpperCase(Locale.ROOT)) : null;
    }

    void wrong(String detail) {
        errors.add(new ProblemError(pointer, detail));
    }

    /** Reports an error unless the condition is true. */
    boolean demand(boolean holds, String otherwise) {
        if (!holds) {
            wrong(otherwise);
        }
        return holds;
    }
}
