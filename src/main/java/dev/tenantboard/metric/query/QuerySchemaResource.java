package dev.tenantboard.metric.query;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import dev.tenantboard.metric.query.QuerySchemaService.PublishedSchema;
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

/** The schema of metric queries, for clients that write queries or build a form for them. */
@Tag(name = "Metrics")
@Path("dashboard/metric-query-schema")
@Produces({QuerySchemaResource.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@ApplicationScoped
public class QuerySchemaResource {

    static final String MEDIA_TYPE = "application/schema+json";

    @Inject
    private QuerySchemaService schemas;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_METRIC_QUERY_SCHEMA)
    @Operation(
            operationId = "getMetricQuerySchema",
            summary = "Read the schema of metric queries",
            description = "The JSON Schema (2020-12) of the query of a metric. Rules that it cannot express"
                    + " are checked when a metric is written: datasets, fields and metrics exist, types"
                    + " fit, and names are unique. It changes only with the server's version, so use"
                    + " If-None-Match with the ETag.")
    @APIResponseSchema(PublishedSchema.class)
    public Response get() {
        return Responses.read(request, schemas.get());
    }
}
