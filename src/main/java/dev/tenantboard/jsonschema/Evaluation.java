package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * The evaluation of a document by a schema. It ends early if there are too many errors for the memory: the library
 * keeps all errors until the end, and a thousand schemas may find an error in each of two thousand values.
 */
final class Evaluation extends ExecutionContext {

    /** The limit includes errors of alternatives that do not apply in the end. */
    static final int MAX_ERRORS = 10_000;

    private int count;

    private Evaluation(Schema schema) {
        super(schema.createExecutionContext().getExecutionConfig());
    }

    /** Returns the errors, or one error if there are too many. */
    static List<ProblemError> errors(Schema schema, JsonNode document, ViolationMessages messages) {
        try {
            return messages.of(schema.validate(new Evaluation(schema), document, OutputFormat.DEFAULT));
        } catch (TooManyErrors e) {
            return List.of(new ProblemError(messages.pointer(), "has more errors than can be listed"));
        }
    }

    @Override
    public void addError(Error error) {
        if (++count > MAX_ERRORS) {
            throw new TooManyErrors();
        }
        super.addError(error);
    }

    /** Ends the library's evaluation. It needs no stack trace. */
    private static final class TooManyErrors extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooManyErrors() {
            super("too many errors", null, false, false);
        }
    }
}
