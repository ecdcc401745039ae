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

/** The form of an action, as a JSON Schema of what is filled in. */
public final class FormConfig {

    private final JsonSchemaDocument schema;

    private FormConfig(JsonSchemaDocument schema) {
        this.schema = schema;
    }

    /**
     * The form of a stored action.
     *
     * @throws ProblemException 409 if it was stored past the API and is none
     */
    public static FormConfig of(ObjectNode config) {
        if (!DocumentSize.Validator.holds(config) || !faults(config, "").isEmpty()) {
            throw new ProblemException(ProblemType.ACTION_FORM_INVALID);
        }
        return new FormConfig(SubmittedSchema.compile(config));
    }

    /**
     * Why a form is not accepted; nothing if it is.
     *
     * @param pointer where it stands in the request, as a JSON pointer
     */
    static List<ProblemError> faults(ObjectNode config, String pointer) {
        List<ProblemError> faults = SubmittedSchema.errors(config, pointer);
        return faults.isEmpty() && !config.path("type").asText().equals("object")
                ? List.of(new ProblemError(pointer + "/type", "must be object: a form's input has fields"))
                : faults;
    }

    /**
     * What is wrong with what was filled in; nothing if it may be sent.
     *
     * @param pointer where the input stands in the request, as a JSON pointer
     */
    public List<ProblemError> errors(JsonNode input, String pointer) {
        return DocumentSize.Validator.holds(input)
                ? schema.errors(input, pointer)
                : List.of(new ProblemError(pointer, "is missing or too large"));
    }
}
