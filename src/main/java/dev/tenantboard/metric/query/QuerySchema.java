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

/** The JSON Schema of query documents in the WAR, and the limits that a schema cannot express. */
public final class QuerySchema {

    /** The largest size of a document, in bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final int MAX_DEPTH = 12;

    private static final ObjectNode SOURCE = source();

    private static final JsonSchemaDocument DOCUMENT = JsonSchemaDocument.of(SOURCE);

    private static final JsonSchemaDocument ROWS = JsonSchemaDocument.of(rows());

    private QuerySchema() {}

    private static ObjectNode source() {
        String resourceName = "/metric-query/metric-query.schema.json";
        try (InputStream resource = QuerySchema.class.getResourceAsStream(resourceName)) {
            return (ObjectNode) new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + resourceName, e);
        }
    }

    /** Returns the schema of queries of rows, which has the same definitions. */
    private static ObjectNode rows() {
        ObjectNode rows = SOURCE.objectNode();
        rows.set("$schema", SOURCE.get("$schema"));
        rows.put("$ref", "#/$defs/rowsQuery");
        rows.set("$defs", SOURCE.get("$defs"));
        return rows;
    }

    /** Returns the complete schema. It has no external references. */
    public static ObjectNode document() {
        return SOURCE.deepCopy();
    }

    /** Returns the schema of a part of the language, by the name of its definition. */
    static JsonSchemaDocument part(String name) {
        ObjectNode part = SOURCE.objectNode().put("$ref", "#/$defs/" + name);
        part.set("$defs", SOURCE.get("$defs"));
        return JsonSchemaDocument.of(part);
    }

    /** Checks a document. Size and depth are checked first, so that no evaluation takes long. */
    static List<ProblemError> errors(JsonNode document, String pointer) {
        return errors(DOCUMENT, document, pointer);
    }

    /** Checks a query of rows. */
    static List<ProblemError> errorsOfRows(JsonNode document, String pointer) {
        return errors(ROWS, document, pointer);
    }

    private static List<ProblemError> errors(JsonSchemaDocument schema, JsonNode document, String pointer) {
        if (!isDeepAtMost(document, MAX_DEPTH)) {
            return List.of(new ProblemError(pointer, "must not be nested deeper than " + MAX_DEPTH));
        }
        if (DocumentSize.Validator.values(document) > DocumentSize.MAX_VALUES
                || document.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return List.of(new ProblemError(
                    pointer,
                    "must not be larger than " + MAX_BYTES + " bytes or " + DocumentSize.MAX_VALUES + " values"));
        }
        return schema.errors(document, pointer);
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
