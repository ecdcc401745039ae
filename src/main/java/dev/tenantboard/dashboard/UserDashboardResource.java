package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Preferences", description = "A user's own arrangement of the dashboard.")
@Path("dashboard/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class UserDashboardResource {

    @Inject
    private UserDashboardService dashboards;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_OWN_PREFERENCES)
    @Operation(
            operationId = "getPreferences",
            summary = "Read the caller's preferences",
            description = "Before the first change these are default values. Their ETag is valid for the first change.")
    @APIResponseSchema(PreferencesView.class)
    public Response get() {
        return Responses.read(request, dashboards.get());
    }

    @PUT
    @Requires(Access.WRITE_OWN_PREFERENCES)
    @Operation(
            operationId = "replacePreferences",
            summary = "Replace the caller's preferences",
            description = "A field that is missing in the body gets its default. The positions of a layout must not"
                    + " overlap.")
    @APIResponseSchema(PreferencesView.class)
    public Response replace(@BeanParam Preconditions preconditions, @NotNull @Valid Preferences preferences) {
        return Responses.changed(dashboards.replace(preconditions, preferences));
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_OWN_PREFERENCES)
    @Operation(
            operationId = "patchPreferences",
            summary = "Change parts of the caller's preferences",
            description = "The body is a JSON merge patch (RFC 7396): null removes a field. A list is replaced as a"
                    + " whole.")
    @RequestBodySchema(Preferences.class)
    @APIResponseSchema(PreferencesView.class)
    public Response patch(@BeanParam Preconditions preconditions, @NotNull ObjectNode patch) {
        return Responses.changed(dashboards.patch(preconditions, patch));
    }
}
