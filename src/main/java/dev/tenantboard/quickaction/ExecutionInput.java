package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import java.util.List;

/** Holds what was filled in to the action's form. An action without a form takes nothing, so that nothing unforeseen goes on to an endpoint. */
final class ExecutionInput {

    private static final String POINTER = "/input";

    private ExecutionInput() {}

    /**
     * The input that an action runs with.
     *
     * @param sent null if none was
     * @throws ProblemException 422 with pointers into the input, 409 if the form is none
     */
    static ObjectNode checked(QuickActionDefinition action, ObjectNode sent) {
        if (action.formConfig() == null || action.actionType().onlyLeads()) {
            if (sent != null) {
                throw ProblemException.invalid(POINTER, "must be left out: the action has no form");
            }
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode input = sent == null ? JsonNodeFactory.instance.objectNode() : sent;
        List<ProblemError> errors = FormConfig.of(action.formConfig()).errors(input, POINTER);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return input;
    }
}
