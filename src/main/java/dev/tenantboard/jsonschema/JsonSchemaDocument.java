package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.tenantboard.problem.ProblemError;
import java.util.List;
import java.util.function.Predicate;

/** A compiled schema that validates documents. */
public final class JsonSchemaDocument {

    /** The limit of errors in an answer. A document may have an error in each of many values. */
    static final int MAX_ERRORS = 20;

    private final JsonNode source;
    private final Schema schema;

    private final Predicate<JsonNode> withinCost;

    private JsonSchemaDocument(JsonNode source, Predicate<JsonNode> withinCost) {
        this.source = source;
        this.schema = Draft.compile(source);
        this.withinCost = withinCost;
    }

    /**
     * Compiles a schema of the product.
     *
     * @throws IllegalArgumentException if it is invalid by the metaschema
     */
    public static JsonSchemaDocument of(JsonNode source) {
        List<ProblemError> wrong = Draft.metaErrors(source, "");
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("invalid JSON Schema: " + wrong);
        }
        return new JsonSchemaDocument(source, document -> true);
    }

    /** Compiles a client's schema that passed all rules. It evaluates only documents within its cost limits. */
    static JsonSchemaDocument submitted(JsonNode source) {
        return new JsonSchemaDocument(source, SchemaCost.of(source)::permits);
    }

    /**
     * Validates a document. Returns at most {@value #MAX_ERRORS} errors, sorted by pointer.
     *
     * @param pointer the JSON pointer of the document in the request
     */
    public List<ProblemError> errors(JsonNode document, String pointer) {
        return withinCost.test(document)
                ? Evaluation.errors(schema, LargeNumbers.asIntegers(document), new ViolationMessages(source, pointer))
                : List.of(new ProblemError(pointer, "is too large for a schema of this size"));
    }
}
