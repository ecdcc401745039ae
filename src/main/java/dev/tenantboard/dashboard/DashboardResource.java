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

/** The whole dashboard. */
@Tag(name = "Dashboard", description = "The whole dashboard in one call.")
@Path("dashboard")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DashboardResource {

    @Inject
    private DashboardService dashboard;

    @Inject
    private FirstBoard firstBoard;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_DASHBOARD)
    @Operation(
            operationId = "getDashboard",
            summary = "Read the whole dashboard",
            description =
                    "The caller's preferences, the visible widgets with their stored data, the quick actions that the"
                            + " caller may run, the latest activities and the unread count, with one entity tag for"
                            + " all. Values are those of the latest calculation; a metric without a calculation has the"
                            + " status PENDING. The first dashboard that is opened in an organization without widgets"
                            + " gets the default template of the organization's tier, if there is one.")
    @APIResponseSchema(DashboardView.class)
    public Response get() {
        DashboardView view = dashboard.get();
        boolean isFilled = view.widgets().isEmpty() && firstBoard.fill();
        return Responses.read(request, isFilled ? dashboard.get() : view);
    }
}
