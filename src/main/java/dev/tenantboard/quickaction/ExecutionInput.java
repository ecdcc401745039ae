package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.List;

/**
 * Validates the input by the action's form. An action without a form accepts no input, so that no unexpected values are
 * sent.
 */
final class ExecutionInput {

    private static final String POINTER = "/input";

    private ExecutionInput() {}

    /**
     * Returns the valid input of an execution.
     *
     * @param input null if the request has none
     * @throws ProblemException 422 with pointers into the input, 409 if the form is invalid
     */
    static ObjectNode validated(QuickActionDefinition action, ObjectNode input) {
        if (action.formConfig() == null || action.actionType().onlyNavigates()) {
            if (input != null) {
                throw ProblemException.invalid(POINTER, "must be left out: the action has no form");
            }
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode values = input == null ? JsonNodeFactory.instance.objectNode() : input;
        List<ProblemError> errors = FormConfig.of(action.formConfig()).errors(values, POINTER);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return values;
    }
}
