package dev.tenantboard.quickaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client is to do next: open the form, else show what came of the run, and go to the address if there is one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "What a client is to do next. If there is a form: open it, and execute again with what was filled in."
                        + " If there is a run: show what came of it. If there is a url: go there. What does not apply is left out.",
        type = SchemaType.OBJECT,
        example = """
                {"type": "API_CALL", "run": {"id": "cm4qz2x1a0009", "state": "FAILED", "responseStatus": 503,
                "failure": "HTTP_STATUS", "startedAt": "2026-01-31T09:30:00Z", "finishedAt": "2026-01-31T09:30:01Z"}}""")
public record ExecutionResult(
        @Schema(description = "The action's type.", required = true)
        ActionType type,

        @Schema(
                description =
                        "Where to go: a path on the same origin, or an http or https address. An action that calls an"
                                + " endpoint leads on only after the run has succeeded, a form only after it was filled in.",
                example = "/invoices/new")
        String url,

        @Schema(
                description = "The form to open, as a JSON Schema: for a MODAL_FORM that is executed without input.",
                type = SchemaType.OBJECT,
                example = "{\"type\": \"object\"}")
        ObjectNode form,

        @Schema(description = "The call that was made, for an action with an endpoint.")
        RunView run) {

    static ExecutionResult form(QuickActionDefinition action) {
        return new ExecutionResult(action.actionType(), null, action.formConfig(), null);
    }

    static ExecutionResult target(QuickActionDefinition action) {
        return new ExecutionResult(action.actionType(), action.targetUrl(), null, null);
    }

    static ExecutionResult run(ActionType type, String url, RunView run) {
        return new ExecutionResult(type, run.state() == RunState.SUCCEEDED ? url : null, null, run);
    }
}
