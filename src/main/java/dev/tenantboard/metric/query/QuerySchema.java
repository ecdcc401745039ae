package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.problem.ProblemError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schema of query documents, as it stands in the WAR, and the bounds that a schema cannot say. */
public final class QuerySchema {

    /** The most bytes that a document has. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final int MAX_DEPTH = 12;

    private static final ObjectNode SOURCE = source();

    private static final JsonSchemaDocument DOCUMENT = JsonSchemaDocument.of(SOURCE);

    private QuerySchema() {}

    private static ObjectNode source() {
        String place = "/metric-query/metric-query.schema.json";
        try (InputStream resource = QuerySchema.class.getResourceAsStream(place)) {
            return (ObjectNode) new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + place, e);
        }
    }

    /** The schema itself, complete: it refers to nothing outside of it. */
    public static ObjectNode document() {
        return SOURCE.deepCopy();
    }

    /** What the schema says of a document; size and depth first, so that no evaluation takes long. */
    static List<ProblemError> errors(JsonNode document, String pointer) {
        if (!isDeepAtMost(document, MAX_DEPTH)) {
            return List.of(new ProblemError(pointer, "must not be nested deeper than " + MAX_DEPTH));
        }
        if (DocumentSize.Validator.values(document) > DocumentSize.MAX_VALUES
                || document.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return List.of(new ProblemError(
                    pointer,
                    "must not be larger than " + MAX_BYTES + " bytes or " + DocumentSize.MAX_VALUES + " values"));
        }
        return DOCUMENT.errors(document, pointer);
    }

    private static boolean isDeepAtMost(JsonNode node, int depth) {
        if (!node.isContainerNode()) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        for (JsonNode inner : node) {
            if (!isDeepAtMost(inner, depth - 1)) {
                return false;
            }
        }
        return true;
    }
}
