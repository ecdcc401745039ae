package dev.tenantboard.metric;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Metrics of the dashboard. */
@Path("dashboard/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MetricResource {

    @Inject
    private MetricService metrics;

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
    @Requires(Access.READ_METRICS)
    public Response list(@BeanParam PageRequest page, @QueryParam("category") Set<MetricCategory> categories) {
        return Answers.page(uri, metrics.list(page, categories));
    }

    @POST
    @Requires(Access.WRITE_METRICS)
    public Response create(@NotNull @Valid MetricDefinition definition) {
        return Answers.created(uri, metrics.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_METRICS)
    public Response get(@PathParam("id") String id) {
        return Answers.read(request, metrics.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.WRITE_METRICS)
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid MetricDefinition definition) {
        return Answers.changed(metrics.change(id, IfMatch.required(ifMatch), current -> definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_METRICS)
    public Response patch(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        return Answers.changed(
                metrics.change(id, IfMatch.required(ifMatch), patches.of(patch, MetricDefinition.class)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.WRITE_METRICS)
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        metrics.delete(id, IfMatch.required(ifMatch));
        return Response.noContent().build();
    }
}
