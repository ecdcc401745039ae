package dev.tenantboard.dashboard;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import dev.tenantboard.metric.reading.RequestedFilters;
import dev.tenantboard.metric.reading.RequestedRange;
import dev.tenantboard.metric.reading.ScreenMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
    private DashboardRequests dashboard;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_DASHBOARD)
    @Operation(
            operationId = "getDashboard",
            summary = "Read the whole dashboard",
            description =
                    "The caller's preferences, the widgets with their places and data, the quick actions, the latest"
                            + " activities and the unread count, with one entity tag for all. Widgets and quick actions"
                            + " are those that the caller has chosen in the preferences, or else all that the caller may"
                            + " see or run. Without a range and filters, the values of metrics are those of the latest"
                            + " calculation. With a range, each metric answers for it, and compares it with the range"
                            + " before. With filters, each metric counts only the rows that fit. Such values are"
                            + " calculated for the request, kept for 10 seconds, and never stored. A value that is not"
                            + " ready after some seconds has the status PENDING and says when to ask again. The weather"
                            + " is that of the current half hour; the answer waits for it at most 0.5 s. A TABLE or"
                            + " CALENDAR of a dataset has its first rows; rows that are not read within two seconds are"
                            + " PENDING. The first dashboard that is opened in an organization without widgets gets the"
                            + " default template of the organization's tier, if there is one.")
    @APIResponseSchema(DashboardView.class)
    public Response get(@BeanParam RequestedRange range, @BeanParam RequestedFilters filters) {
        return Responses.read(request, dashboard.get(ScreenMetrics.Request.of(range, filters)));
    }
}
