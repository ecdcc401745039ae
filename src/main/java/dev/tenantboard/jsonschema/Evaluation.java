package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import dev.tenantboard.problem.ProblemError;
import java.util.List;

/**
 * A document being held to a schema. It is given up when the errors come to more than memory should hold: the library
 * keeps all of them until it is done, and a thousand schemas find fault with each of two thousand values.
 */
final class Evaluation extends ExecutionContext {

    /** Those of alternatives that are not taken in the end count, too. */
    static final int MAX_FOUND = 10_000;

    private int found;

    private Evaluation(Schema schema) {
        super(schema.createExecutionContext().getExecutionConfig());
    }

    /** The errors, with the document's own pointer before theirs; one error if there are too many. */
    static List<ProblemError> errors(Schema schema, JsonNode document, ViolationMessages sentences) {
        try {
            return sentences.of(schema.validate(new Evaluation(schema), document, OutputFormat.DEFAULT));
        } catch (TooMany e) {
            return List.of(new ProblemError(sentences.pointer(), "has more errors than can be listed"));
        }
    }

    @Override
    public void addError(Error error) {
        if (++found > MAX_FOUND) {
            throw new TooMany();
        }
        super.addError(error);
    }

    /** Leaves the library; where it was is of no interest. */
    private static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooMany() {
            super("too many errors", null, false, false);
        }
    }
}
