package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.problem.ProblemError;
import java.time.ZoneId;
import java.util.List;

/** Reads a window outside of a query, by the rules of the language. */
public final class WindowDocument {

    private static final JsonSchemaDocument SCHEMA = QuerySchema.part("window");

    private WindowDocument() {}

    /**
     * Returns a window, or null if it is invalid.
     *
     * @param zone the zone of local times
     * @param errors gets an error with a pointer into the window for each part that is invalid
     */
    public static Window read(JsonNode window, ZoneId zone, List<ProblemError> errors) {
        errors.addAll(SCHEMA.errors(window, ""));
        Window read = errors.isEmpty() ? new WindowReader(new JsonCursor(window, "", errors), zone).read() : null;
        return errors.isEmpty() ? read : null;
    }
}
