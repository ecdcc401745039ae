package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaException;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * A schema that a client wrote. It is evaluated on behalf of whoever fills in its form, so it must be a schema by the
 * metaschema, refer to its own {@code $defs} only, and cost little: see {@link SchemaRules} and {@link SchemaCost}.
 */
public final class SubmittedSchema {

    private SubmittedSchema() {}

    /**
     * Why a schema is not accepted; nothing if it is.
     *
     * @param pointer where the schema stands in the request, as a JSON pointer
     */
    public static List<ProblemError> errors(JsonNode schema, String pointer) {
        List<ProblemError> errors = Draft.metaErrors(schema, pointer);
        if (errors.isEmpty()) {
            errors = SchemaRules.errors(schema, pointer);
        }
        if (errors.isEmpty()) {
            errors = SchemaCost.errors(schema, pointer);
        }
        return errors.isEmpty() ? evaluated(schema, pointer) : errors;
    }

    /** What passed all that and is still too much for the validator is the client's schema, and no fault of ours. */
    private static List<ProblemError> evaluated(JsonNode schema, String pointer) {
        try {
            JsonSchemaDocument.submitted(schema);
            return List.of();
        } catch (SchemaException e) {
            return List.of(new ProblemError(pointer, "is not a schema that can be evaluated"));
        }
    }

    /** An accepted schema, for documents to be held to. */
    public static JsonSchemaDocument compile(JsonNode schema) {
        return JsonSchemaDocument.submitted(schema);
    }
}
