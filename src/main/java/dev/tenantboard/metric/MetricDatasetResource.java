package dev.tenantboard.metric;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.Responses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The datasets that metrics can query. */
@Tag(name = "Metrics")
@Path("dashboard/metric-datasets")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MetricDatasetResource {

    @Inject
    private MetricDatasetService datasets;

    @Context
    private Request request;

    @GET
    @Requires(Access.READ_METRIC_DATASETS)
    @Operation(
            operationId = "listMetricDatasets",
            summary = "List datasets",
            description = "The datasets that the caller may query: activities, the history of metrics, and the"
                    + " views of the platform, if the caller has their permissions. With scope=system, the"
                    + " platform's administrator gets all datasets. The administrator and an OWNER also get the refused"
                    + " views with the reasons. New views appear without a restart.")
    @APIResponseSchema(DatasetList.class)
    public Response list(
            @Parameter(
                            description =
                                    "system: all datasets and the refused views, for the platform's administrator.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "system"))
                    @QueryParam("scope")
                    String scope) {
        return Responses.read(request, datasets.list());
    }
}
