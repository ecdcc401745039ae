package dev.tenantboard.quickaction;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Executes quick actions. */
@ApplicationScoped
@Tag(name = "Quick actions")
@Path("dashboard/quick-actions/{id}/execute")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExecutionResource {

    @Inject
    private Executions executions;

    @POST
    @Idempotent(byService = true)
    @Requires(Access.EXECUTE_QUICK_ACTIONS)
    @Operation(operationId = "executeQuickAction", summary = "Run a quick action", description = """
                    Checks whether the action is enabled and the caller may execute it, counts the use, and returns the next steps.

                    NAVIGATION and EXTERNAL_LINK: the url. MODAL_FORM without input (the body is {}): the form. MODAL_FORM with \
                    input: the form validates the input; then the server calls the apiEndpoint, or, if there is none, keeps \
                    the input with the run; it returns the run, and the url, if there is one. API_CALL and WORKFLOW_TRIGGER: the server calls the apiEndpoint and returns the \
                    run. The server makes one call of at most 5 seconds, signed as in Standard Webhooks 1.0. Its body contains \
                    the organization, the user, the action, the run and the input. If the call fails, the run is FAILED, and \
                    this request is still answered with 200.

                    With an Idempotency-Key, a repeated request receives the stored answer and is not executed again. The \
                    endpoint receives the key too; there it is unique only together with the organization and user of the \
                    body. If the server stopped during the call, or could not store the outcome, the state of the run is UNKNOWN.

                    403: the caller may read the action, but not execute it. 409: the action is disabled, its endpoint is not \
                    on the operator's list, or the same request is in progress (retry after Retry-After).""")
    @APIResponseSchema(value = ExecutionResult.class, responseCode = "200")
    public Response execute(@PathParam("id") String id, @NotNull @Valid ExecutionRequest body) {
        return executions.execute(id, body);
    }
}
