package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.paging.PageRequest;
import dev.tenantboard.rest.Answers;
import dev.tenantboard.rest.IfMatch;
import dev.tenantboard.rest.MergePatch;
import dev.tenantboard.tenancy.Access;
import dev.tenantboard.tenancy.Requires;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Widgets of the dashboard. */
@Path("dashboard/widgets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WidgetResource {

    @Inject
    private WidgetService widgets;

    @Inject
    private MergePatch patches;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_WIDGETS)
    public Response list(
            @BeanParam PageRequest page,
            @QueryParam("type") Set<WidgetType> types,
            @QueryParam("isVisible") Boolean visible) {
        return Answers.page(uri, widgets.list(page, types, visible));
    }

    @POST
    @Requires(Access.CREATE_WIDGETS)
    public Response create(@NotNull @Valid WidgetDefinition definition) {
        return Answers.created(uri, widgets.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_WIDGETS)
    public Response get(@PathParam("id") String id) {
        return Answers.read(request, widgets.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.CHANGE_WIDGETS)
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid WidgetDefinition definition) {
        return Answers.changed(widgets.change(id, IfMatch.required(ifMatch), current -> definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.CHANGE_WIDGETS)
    public Response patch(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        return Answers.changed(
                widgets.change(id, IfMatch.required(ifMatch), patches.of(patch, WidgetDefinition.class)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.CHANGE_WIDGETS)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        widgets.delete(id, IfMatch.required(ifMatch));
        return Response.noContent().build();
    }
}
