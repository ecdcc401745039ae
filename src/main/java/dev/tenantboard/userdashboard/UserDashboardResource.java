package dev.tenantboard.userdashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.rest.Answers;
import dev.tenantboard.rest.IfMatch;
import dev.tenantboard.rest.MergePatch;
import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Requires;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The caller's preferences for the dashboard. */
@Path("dashboard/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserDashboardResource {

    @Inject
    private UserDashboardService dashboards;

    @Inject
    private MergePatch patches;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_OWN_PREFERENCES)
    public Response get() {
        return Answers.read(request, dashboards.get());
    }

    @PUT
    @Requires(Access.WRITE_OWN_PREFERENCES)
    public Response replace(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid Preferences preferences) {
        return Answers.changed(dashboards.change(IfMatch.required(ifMatch), current -> preferences));
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_OWN_PREFERENCES)
    public Response patch(@HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        return Answers.changed(dashboards.change(IfMatch.required(ifMatch), patches.of(patch, Preferences.class)));
    }
}
