package dev.tenantboard.widget;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Widgets of the dashboard. */
@Tag(name = "Widgets", description = "The widgets of an organization's dashboard.")
@Path("dashboard/widgets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WidgetResource {

    @Inject
    private WidgetService widgets;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_WIDGETS)
    @Operation(
            operationId = "listWidgets",
            summary = "List widgets",
            description = "The widgets that the caller may see, oldest first.")
    @APIResponseSchema(WidgetView.class)
    public Response list(
            @BeanParam PageRequest page,
            @Parameter(description = "Only widgets of these types.") @QueryParam("type") Set<WidgetType> types,
            @Parameter(description = "Only widgets that the dashboard shows, or only those that it hides.")
                    @QueryParam("isVisible")
                    Boolean visible) {
        return Responses.page(uri, widgets.list(page, types, visible));
    }

    @POST
    @Idempotent
    @Requires(Access.CREATE_WIDGETS)
    @Operation(
            operationId = "createWidget",
            summary = "Create a widget",
            description = "The caller becomes the creator. The widget belongs to the caller's current organization."
                    + " The answer is 409 (QUOTA_EXCEEDED) if the organization has as many widgets as its tier allows, and"
                    + " 422 if the widget names something that does not exist or that the caller may not read. A later"
                    + " change is refused only for the names that it adds.")
    @APIResponseSchema(WidgetView.class)
    public Response create(@NotNull @Valid WidgetDefinition definition) {
        return Responses.created(uri, widgets.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_WIDGETS)
    @Operation(
            operationId = "getWidget",
            summary = "Read a widget",
            description = "The answer is 404 if the caller lacks a permission of the widget.")
    @APIResponseSchema(WidgetView.class)
    public Response get(@PathParam("id") String id) {
        return Responses.read(request, widgets.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.CHANGE_WIDGETS)
    @Operation(
            operationId = "replaceWidget",
            summary = "Replace a widget",
            description = "A field that is missing in the body gets its default. Members may change only their own"
                    + " widgets.")
    @APIResponseSchema(WidgetView.class)
    public Response replace(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid WidgetDefinition definition) {
        return Responses.changed(widgets.replace(id, preconditions, definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.CHANGE_WIDGETS)
    @Operation(
            operationId = "patchWidget",
            summary = "Change parts of a widget",
            description = "The body is a JSON merge patch (RFC 7396): null removes a field. Members may change only"
                    + " their own widgets.")
    @RequestBodySchema(WidgetDefinition.class)
    @APIResponseSchema(WidgetView.class)
    public Response patch(
            @PathParam("id") String id, @BeanParam Preconditions preconditions, @NotNull ObjectNode patch) {
        return Responses.changed(widgets.patch(id, preconditions, patch));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.CHANGE_WIDGETS)
    @Operation(
            operationId = "deleteWidget",
            summary = "Delete a widget",
            description = "Members may delete only their own widgets.")
    public Response delete(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        widgets.delete(id, preconditions);
        return Response.noContent().build();
    }
}
