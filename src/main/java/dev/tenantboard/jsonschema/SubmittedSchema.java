package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaException;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * A schema of a client. It validates input of other users, so it must be valid by the metaschema, may only refer to its
 * own {@code $defs}, and must be cheap: see {@link SchemaRules} and {@link SchemaCost}.
 */
public final class SubmittedSchema {

    private SubmittedSchema() {}

    /**
     * Returns the errors of a schema; empty if it is accepted.
     *
     * @param pointer the JSON pointer of the schema in the request
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

    /** If the validator cannot compile a schema that passed all rules, this is an error of the client's schema. */
    private static List<ProblemError> evaluated(JsonNode schema, String pointer) {
        try {
            JsonSchemaDocument.submitted(schema);
            return List.of();
        } catch (SchemaException e) {
            return List.of(new ProblemError(pointer, "is not a schema that can be evaluated"));
        }
    }

    /** Compiles an accepted schema. */
    public static JsonSchemaDocument compile(JsonNode schema) {
        return JsonSchemaDocument.submitted(schema);
    }
}
