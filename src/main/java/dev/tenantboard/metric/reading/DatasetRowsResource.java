package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows of datasets. */
@Tag(name = "Metrics")
@Path("dashboard/metric-datasets")
@Produces({MediaType.APPLICATION_JSON, RowFiles.MEDIA_TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DatasetRowsResource {

    @Inject
    private RowTransactions transactions;

    @Inject
    private RowAnswers answers;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @POST
    @Path("{name}/rows")
    @Requires(Access.QUERY_DATASETS)
    @Operation(
            operationId = "queryDatasetRows",
            summary = "Read rows of a dataset",
            description = "Selects rows with the conditions and windows of metric queries, in pages. It changes"
                    + " nothing. Between two pages of rows that do not change, each row occurs once. A row that changes"
                    + " meanwhile may be missing or occur twice. The answer is 404 unless the caller has the permissions"
                    + " of the dataset, and 429 (CALCULATION_LIMIT_EXCEEDED) as for calculations."
                    + RowFiles.DESCRIPTION)
    @APIResponseSchema(value = RowsPage.class, responseCode = "200")
    public Response rows(
            @Parameter(description = "The name of the dataset, such as activities.", example = "activities")
                    @PathParam("name")
                    String name,
            @NotNull @Valid RowsBody body) {
        RowTransactions.Selected selected = transactions.ofDataset(name, body.query());
        return answers.of(selected.rows(), selected.page(), new RowAnswers.Recipient(request, headers));
    }
}
