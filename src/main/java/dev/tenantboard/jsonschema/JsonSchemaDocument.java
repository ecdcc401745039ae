package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/** A schema that documents are held to. */
public final class JsonSchemaDocument {

    /** As many errors as somebody reads; a document of many values may have one at each. */
    static final int MAX_ERRORS = 20;

    private final JsonNode source;
    private final Schema schema;

    private JsonSchemaDocument(JsonNode source) {
        this.source = source;
        this.schema = Draft.compile(source);
    }

    /**
     * A schema of our own.
     *
     * @throws IllegalArgumentException if it is none by the metaschema
     */
    public static JsonSchemaDocument of(JsonNode source) {
        List<ProblemError> wrong = Draft.metaErrors(source, "");
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("not a JSON Schema: " + wrong);
        }
        return compiled(source);
    }

    /** A schema that was held to the metaschema before. */
    static JsonSchemaDocument compiled(JsonNode source) {
        return new JsonSchemaDocument(source);
    }

    /**
     * What is wrong with a document: at most {@value #MAX_ERRORS} errors, in the order of their places.
     *
     * @param pointer where the document stands in the request, as a JSON pointer
     */
    public List<ProblemError> errors(JsonNode document, String pointer) {
        return Evaluation.errors(schema, document, new SchemaSentences(source, pointer));
    }
}
