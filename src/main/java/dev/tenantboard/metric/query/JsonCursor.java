package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value of a document, where it stands, and what was found wrong in the document so far.
 *
 * @param pointer a JSON pointer into the request
 */
record JsonCursor(JsonNode node, String pointer, List<ProblemError> errors) {

    /** A field of this object, there or not. */
    JsonCursor at(String key) {
        String step = key.replace("~", "~0").replace("/", "~1");
        return new JsonCursor(node.path(key), pointer + "/" + step, errors);
    }

    /** The items of this list; none if it is not there. */
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

    /** Its text; null if it is not there. */
    String text() {
        return node.textValue();
    }

    String text(String otherwise) {
        return exists() ? text() : otherwise;
    }

    /** The constant that is called like its text; null if it is not there. The schema knows no other texts. */
    <E extends Enum<E>> E constant(Class<E> type) {
        return exists() ? Enum.valueOf(type, text().toUpperCase(Locale.ROOT)) : null;
    }

    void wrong(String detail) {
        errors.add(new ProblemError(pointer, detail));
    }

    /** Whether it is so; otherwise that is wrong. */
    boolean demand(boolean holds, String otherwise) {
        if (!holds) {
            wrong(otherwise);
        }
        return holds;
    }
}
