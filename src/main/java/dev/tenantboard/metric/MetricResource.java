package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.MergePatch;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.WholeBody;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.persistence.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.groups.ConvertGroup;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics of the dashboard. */
@Tag(name = "Metrics", description = "Metrics of the organization's data.")
@Path("dashboard/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MetricResource {

    @Inject
    private MetricService metrics;

    /** The filter that admits the request reads it. */
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
    @Requires(Access.READ_METRICS)
    @Operation(
            operationId = "listMetrics",
            summary = "List metrics",
            description =
                    "The metrics of the organization and of the platform, if the caller has their" + " permissions.")
    @APIResponseSchema(MetricView.class)
    public Response list(
            @BeanParam PageRequest page,
            @Parameter(description = "Only metrics of these categories.") @QueryParam("category")
                    Set<MetricCategory> categories) {
        return Responses.page(uri, metrics.list(page, categories));
    }

    @POST
    @Idempotent
    @Requires(Access.WRITE_METRICS)
    @Operation(
            operationId = "createMetric",
            summary = "Create a metric",
            description =
                    "With scope=system, the metric belongs to the platform. The answer is 409 (QUOTA_EXCEEDED) if the"
                            + " organization has as many metrics as its tier allows.")
    @APIResponseSchema(MetricView.class)
    public Response create(@NotNull @Valid @ConvertGroup(to = WholeBody.class) MetricDefinition definition) {
        return Responses.created(uri, metrics.create(definition));
    }

    @GET
    @Path("{id}")
    @Requires(Access.READ_METRICS)
    @Operation(
            operationId = "getMetric",
            summary = "Read a metric",
            description = "The answer is 404 if the caller lacks a permission of the metric.")
    @APIResponseSchema(MetricView.class)
    public Response get(@PathParam("id") String id) {
        return Responses.read(request, metrics.get(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Access.WRITE_METRICS)
    @Operation(
            operationId = "replaceMetric",
            summary = "Replace a metric",
            description = "A field that is missing in the body gets its default. Metrics of the platform need"
                    + " scope=system.")
    @APIResponseSchema(MetricView.class)
    public Response replace(
            @PathParam("id") String id,
            @BeanParam Preconditions preconditions,
            @NotNull @Valid @ConvertGroup(to = WholeBody.class) MetricDefinition definition) {
        return Responses.changed(metrics.replace(id, preconditions, definition));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Requires(Access.WRITE_METRICS)
    @Operation(
            operationId = "patchMetric",
            summary = "Change parts of a metric",
            description = "The body is a JSON merge patch (RFC 7396): null removes a field. Metrics of the"
                    + " platform need scope=system.")
    @RequestBodySchema(MetricDefinition.class)
    @APIResponseSchema(MetricView.class)
    public Response patch(
            @PathParam("id") String id, @BeanParam Preconditions preconditions, @NotNull ObjectNode patch) {
        return Responses.changed(metrics.patch(id, preconditions, patch));
    }

    @DELETE
    @Path("{id}")
    @Requires(Access.WRITE_METRICS)
    @Operation(
            operationId = "deleteMetric",
            summary = "Delete a metric",
            description = "Metrics of the platform need scope=system.")
    public Response delete(@PathParam("id") String id, @BeanParam Preconditions preconditions) {
        metrics.delete(id, preconditions);
        return Response.noContent().build();
    }
}
