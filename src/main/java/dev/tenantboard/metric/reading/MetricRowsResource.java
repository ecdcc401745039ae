package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows behind the figures of metrics. */
@Tag(name = "Metrics")
@Path("dashboard/metrics")
@Produces({MediaType.APPLICATION_JSON, RowFiles.MEDIA_TYPE})
@ApplicationScoped
public class MetricRowsResource {

    @Inject
    private RowTransactions transactions;

    @Inject
    private RowAnswers answers;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @GET
    @Path("{id}/rows")
    @Requires(Access.READ_METRIC_VALUES)
    @Operation(
            operationId = "listMetricRows",
            summary = "Read the rows behind a figure",
            description = "The rows that a measure of the metric aggregates: in the whole window, in a bucket of its"
                    + " series, or in a group. The newest are first. Rows have only the fields that `rows` of the"
                    + " metric's query names; without `rows`, the answer is 409 (ROWS_NOT_OFFERED). A window that ends"
                    + " now is that of the first page; for the window of a stored value, send its `from` and `to`. For a"
                    + " bar of a dashboard with a range, send the bar's `from` and `to` and no bucket. The filters of a"
                    + " dashboard do not apply. The answer is 404 as for the metric's value, and 429"
                    + " (CALCULATION_LIMIT_EXCEEDED) as for calculations." + RowFiles.DESCRIPTION)
    @APIResponseSchema(RowsPage.class)
    public Response rows(
            @PathParam("id") String id,
            @BeanParam RequestedRange range,
            @BeanParam RequestedFigure figure,
            @BeanParam RequestedPage page) {
        RowSource rows = transactions.ofMetric(id, range, figure.figure());
        return answers.of(rows, page, new RowAnswers.Recipient(request, headers));
    }
}
