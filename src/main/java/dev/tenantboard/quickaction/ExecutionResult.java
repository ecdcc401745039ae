package dev.tenantboard.quickaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Instructions to the client: open the form, or show the outcome of the run, then navigate to the address if there is
 * one.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "The next steps of the client. If there is a form: open it, and execute again with the input. If there"
                        + " is a run: show its outcome. If there is a url: navigate to it. Fields that do not apply are"
                        + " omitted.",
        type = SchemaType.OBJECT,
        example = """
                {"type": "API_CALL", "run": {"id": "cm4qz2x1a0009", "state": "FAILED", "responseStatus": 503,
                "failure": "HTTP_STATUS", "startedAt": "2026-01-31T09:30:00Z", "finishedAt": "2026-01-31T09:30:01Z"}}""")
public record ExecutionResult(
        @Schema(description = "The action's type.", required = true)
        ActionType type,

        @Schema(
                description =
                        "Where to navigate: a path on the same origin, or an http or https address. After a call it is"
                                + " present only if the run succeeded; with a form, only after the input.",
                example = "/invoices/new")
        String url,

        @Schema(
                description = "The form to open, as a JSON Schema. Present if a MODAL_FORM is executed without input.",
                type = SchemaType.OBJECT,
                example = "{\"type\": \"object\"}")
        ObjectNode form,

        @Schema(description = "The run: the call of an endpoint, or the input of a form that was kept.")
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
