package dev.tenantboard.quickaction;

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
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Quick actions of the dashboard. */
@Path("dashboard/quick-actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuickActionResource {

    @Inject
    private QuickActionService actions;

    @Inject
    private MergePatch patches;

    /** Read by the filter that admits the request. */
    @QueryParam("scope")
    @Parameter(
            description = "system: the rows that belong to the platform, for its administrator.",
            schema = @Schema(type = SchemaType.STRING, enumeration = "system"))
    private String scope;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_QUICK_ACTIONS)
    public Response list(
            @BeanParam PageRequest page,
            @QueryParam("actionType") Set<ActionType> types,
            @QueryParam("isEnabled") Boolean enabled,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        return Answers.page(uri, actions.list(page, new QuickActionFilter(types, enabled, all)));
    }

    @POST
    @Requires(Access.WRITE_QUICK_ACTIONS)
    public Response create(@NotNull @Valid QuickActionDefinition definition) {
        return Answers.created(uri, actions.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_QUICK_ACTIONS)
    public Response get(@PathParam("id") String id) {
        return Answers.read(request, actions.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.WRITE_QUICK_ACTIONS)
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid QuickActionDefinition definition) {
        return Answers.changed(actions.change(id, IfMatch.required(ifMatch), current -> definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_QUICK_ACTIONS)
    public Response patch(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        return Answers.changed(
                actions.change(id, IfMatch.required(ifMatch), patches.of(patch, QuickActionDefinition.class)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.WRITE_QUICK_ACTIONS)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        actions.delete(id, IfMatch.required(ifMatch));
        return Response.noContent().build();
    }
}
