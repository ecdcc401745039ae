package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole screen. */
@Tag(name = "Dashboard", description = "The whole screen in one call.")
@Path("dashboard")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DashboardResource {

    @Inject
    private DashboardService dashboard;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_DASHBOARD)
    @Operation(
            operationId = "getDashboard",
            summary = "Read the whole dashboard",
            description =
                    "The caller's layout and preferences, the widgets that are shown to them with their stored data,"
                            + " the quick actions they may run, the latest activities and how many are unread, with one entity tag"
                            + " over all of it. Values are as they were last calculated; a metric that never was has the status"
                            + " PENDING.")
    @APIResponseSchema(DashboardView.class)
    public Response get() {
        return Responses.read(request, dashboard.get());
    }
}
