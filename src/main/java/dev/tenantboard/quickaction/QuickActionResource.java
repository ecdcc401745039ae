package dev.tenantboard.quickaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.persistence.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Quick actions of the dashboard. */
@Tag(name = "Quick actions", description = "Buttons that navigate, open a form, or call an endpoint.")
@Path("dashboard/quick-actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class QuickActionResource {

    @Inject
    private QuickActionService actions;

    /** The access filter reads this parameter. */
    @QueryParam("scope")
    @Parameter(
            description = "system: the rows of the platform, for its administrator.",
            schema = @Schema(type = SchemaType.STRING, enumeration = "system"))
    private String scope;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_QUICK_ACTIONS)
    @Operation(
            operationId = "listQuickActions",
            summary = "List quick actions",
            description =
                    "The actions of the organization and the platform that the caller may execute, by sortOrder. With"
                            + " all=true all actions, for callers that manage them.")
    @APIResponseSchema(QuickActionView.class)
    public Response list(
            @BeanParam PageRequest page,
            @Parameter(description = "Only actions of these types.") @QueryParam("actionType") Set<ActionType> types,
            @Parameter(description = "Only enabled actions, or only disabled ones.") @QueryParam("isEnabled")
                    Boolean enabled,
            @Parameter(
                            description =
                                    "All actions, for callers that manage them, instead of those that the caller may"
                                            + " execute.")
                    @QueryParam("all")
                    @DefaultValue("false")
                    boolean all) {
        return Responses.page(uri, actions.list(page, new QuickActionService.Filter(types, enabled, all)));
    }

    @POST
    @Idempotent
    @Requires(Access.WRITE_QUICK_ACTIONS)
    @Operation(
            operationId = "createQuickAction",
            summary = "Create a quick action",
            description =
                    "With scope=system the action belongs to the platform. The answer is 409 (QUOTA_EXCEEDED) if the"
                            + " organization has as many actions as its tier allows, and 422 if the operator does not allow"
                            + " the apiEndpoint.")
    @APIResponseSchema(QuickActionView.class)
    public Response create(@NotNull @Valid QuickActionDefinition definition) {
        return Responses.created(uri, actions.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_QUICK_ACTIONS)
    @Operation(
            operationId = "getQuickAction",
            summary = "Read a quick action",
            description = "An action of the organization or of the platform.")
    @APIResponseSchema(QuickActionView.class)
    public Response get(@PathParam("id") String id) {
        return Responses.read(request, actions.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.WRITE_QUICK_ACTIONS)
    @Operation(
            operationId = "replaceQuickAction",
            summary = "Replace a quick action",
            description = "A field that is missing in the body gets its default. An action of the platform needs"
                    + " scope=system.")
    @APIResponseSchema(QuickActionView.class)
    public Response replace(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid QuickActionDefinition definition) {
        return Responses.changed(actions.replace(id, preconditions, definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_QUICK_ACTIONS)
    @Operation(
            operationId = "patchQuickAction",
            summary = "Change parts of a quick action",
            description = "The body is a JSON merge patch (RFC 7396): null removes a field. An action of the platform"
                    + " needs scope=system.")
    @RequestBodySchema(QuickActionDefinition.class)
    @APIResponseSchema(QuickActionView.class)
    public Response patch(
            @PathParam("id") String id, @BeanParam Preconditions preconditions, @NotNull ObjectNode patch) {
        return Responses.changed(actions.patch(id, preconditions, patch));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.WRITE_QUICK_ACTIONS)
    @Operation(
            operationId = "deleteQuickAction",
            summary = "Delete a quick action",
            description = "An action of the platform needs scope=system. Its runs can no longer be read.")
    public Response delete(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        actions.delete(id, preconditions);
        return Response.noContent().build();
    }
}
