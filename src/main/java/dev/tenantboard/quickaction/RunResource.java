package dev.tenantboard.quickaction;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import dev.tenantboard.persistence.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The past runs of a quick action. */
@ApplicationScoped
@Tag(name = "Quick actions")
@Path("dashboard/quick-actions/{id}/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {

    @Inject
    private QuickActionRuns runs;

    @Context
    private UriInfo uri;

    @GET
    @Requires(Access.READ_QUICK_ACTION_RUNS)
    @Operation(
            operationId = "listQuickActionRuns",
            summary = "List the runs of a quick action",
            description =
                    "The calls of an action with an endpoint, and the inputs of a MODAL_FORM without one, newest first."
                            + " OWNER and ADMIN get all runs of the organization, others their own runs. Runs are kept for 30 days,"
                            + " unless the operator has set another time (tenantboard.runs.retention). The answer is 404 if the"
                            + " caller may not read the action.")
    @APIResponseSchema(PastRunView.class)
    public Response list(@PathParam("id") String id, @BeanParam PageRequest page) {
        return Responses.page(uri, runs.list(id, page));
    }
}
