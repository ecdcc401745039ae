package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.jsonschema.SubmittedSchema;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import java.util.List;

/** The form of an action, as a JSON Schema of the input. */
public final class FormConfig {

    private final JsonSchemaDocument schema;

    private FormConfig(JsonSchemaDocument schema) {
        this.schema = schema;
    }

    /**
     * Returns the form of a stored action.
     *
     * @throws ProblemException 409 if the form is invalid, because it was not stored by the API
     */
    public static FormConfig of(ObjectNode config) {
        if (!DocumentSize.Validator.isWithinLimits(config)
                || !definitionErrors(config, "").isEmpty()) {
            throw new ProblemException(ProblemType.ACTION_FORM_INVALID);
        }
        return new FormConfig(SubmittedSchema.compile(config));
    }

    /**
     * Returns the errors of a form's definition.
     *
     * @param pointer the JSON pointer of the form in the request
     */
    static List<ProblemError> definitionErrors(ObjectNode config, String pointer) {
        List<ProblemError> errors = SubmittedSchema.errors(config, pointer);
        return errors.isEmpty() && !config.path("type").asText().equals("object")
                ? List.of(new ProblemError(pointer + "/type", "must be object: a form's input has fields"))
                : errors;
    }

    /**
     * Returns the errors of an input.
     *
     * @param pointer the JSON pointer of the input in the request
     */
    public List<ProblemError> errors(JsonNode input, String pointer) {
        return DocumentSize.Validator.isWithinLimits(input)
                ? schema.errors(input, pointer)
                : List.of(new ProblemError(pointer, "is missing or too large"));
    }
}
