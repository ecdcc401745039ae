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

/** Quick actions at work. */
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
                    Checks again whether the action is enabled and for the caller, counts the use, and says what to do next.

                    NAVIGATION and EXTERNAL_LINK: the url. MODAL_FORM without input (the body is {}): the form; with input, which is held to \
                    the form: the url, if the action has one, after the call of its apiEndpoint, if it has one. API_CALL \
                    and WORKFLOW_TRIGGER: the server calls the apiEndpoint and answers with the run. The call is made once, \
                    takes 5 seconds at most, and is signed as in Standard Webhooks 1.0; its body names the organization, \
                    the user, the action, the run, and the input. A call that fails is a run that FAILED, and no failure \
                    of this request: its answer is 200, too.

                    With an Idempotency-Key, which is passed on to the endpoint (where it is unique for the organization and user \
                    in the body only), an execution that is sent again is answered \
                    again and not done again, whatever came of it. If the server was interrupted while the call was open, or could \
                    not store what came of it, the run's state is UNKNOWN.

                    403: the caller may read the action, but not run it. 409: it is switched off, its endpoint is none that \
                    the server's operator lets it call, or the same execution is under way (then Retry-After says when to \
                    ask again).""")
    @APIResponseSchema(value = ExecutionResult.class, responseCode = "200")
    public Response execute(@PathParam("id") String id, @NotNull @Valid ExecutionRequest what) {
        return executions.execute(id, what);
    }
}
