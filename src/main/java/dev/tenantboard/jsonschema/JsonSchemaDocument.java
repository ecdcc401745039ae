package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.tenantboard.problem.ProblemError;
import java.util.List;
import java.util.function.Predicate;

/** A schema that documents are held to. */
public final class JsonSchemaDocument {

    /** As many errors as somebody reads; a document of many values may have one at each. */
    static final int MAX_ERRORS = 20;

    private final JsonNode source;
    private final Schema schema;

    private final Predicate<JsonNode> affordable;

    private JsonSchemaDocument(JsonNode source, Predicate<JsonNode> affordable) {
        this.source = source;
        this.schema = Draft.compile(source);
        this.affordable = affordable;
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
        return new JsonSchemaDocument(source, document -> true);
    }

    /** A client's schema, which was held to all rules before; it evaluates only what its cost affords. */
    static JsonSchemaDocument submitted(JsonNode source) {
        return new JsonSchemaDocument(source, SchemaCost.of(source)::affords);
    }

    /**
     * What is wrong with a document: at most {@value #MAX_ERRORS} errors, in the order of their places.
     *
     * @param pointer where the document stands in the request, as a JSON pointer
     */
    public List<ProblemError> errors(JsonNode document, String pointer) {
        return affordable.test(document)
                ? Evaluation.errors(schema, LargeNumbers.asIntegers(document), new ViolationMessages(source, pointer))
                : List.of(new ProblemError(pointer, "is more than can be checked by a schema of this size"));
    }
}
