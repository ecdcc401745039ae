package dev.tenantboard.widget;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.metric.reading.RequestedPage;
import dev.tenantboard.metric.reading.RowAnswers;
import dev.tenantboard.metric.reading.RowFiles;
import dev.tenantboard.metric.reading.RowsPage;
import dev.tenantboard.metric.reading.WidgetRows.Requested;
import dev.tenantboard.metric.time.Years;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows of widgets. */
@Tag(name = "Widgets")
@Path("dashboard/widgets")
@Produces({MediaType.APPLICATION_JSON, RowFiles.MEDIA_TYPE})
@ApplicationScoped
public class WidgetRowsResource {

    @Inject
    private WidgetRowsService widgets;

    @Inject
    private RowAnswers answers;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @GET
    @Path("{id}/rows")
    @Requires(Access.READ_WIDGETS)
    @Operation(
            operationId = "listWidgetRows",
            summary = "Read the rows of a widget",
            description = "The rows of the widget's data source, with the columns, the order and the page size of its"
                    + " config. The dashboard has the first page of a TABLE or CALENDAR over a dataset; its `next` is a"
                    + " cursor here. A metric has a row for each group, or for each bucket, or one with its numbers: those"
                    + " of its stored value. The answer is 404 unless the caller may read the widget and its data, and 409"
                    + " (ROWS_NOT_OFFERED) if the data source has no rows."
                    + RowFiles.DESCRIPTION)
    @APIResponseSchema(RowsPage.class)
    public Response rows(
            @PathParam("id") String id,
            @Parameter(
                            description =
                                    "For a CALENDAR: the month whose events are read, past or future, in the zone of"
                                            + " its config. Without it, the current month.",
                            example = "2026-11",
                            schema = @Schema(maxLength = 7))
                    @QueryParam("month")
                    String month,
            @Parameter(
                            description =
                                    "The start of the page: `next` of the page before, of the same widget and month."
                                            + " Not for text/csv.")
                    @QueryParam("cursor")
                    String cursor) {
        Requested requested = widgets.of(id, month == null ? null : month(month));
        return answers.of(
                requested.rows(),
                RequestedPage.ofSize(requested.size(), cursor),
                new RowAnswers.Recipient(request, headers));
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (Years.include(month.getYear())) {
                return month;
            }
        } catch (DateTimeException noMonth) {
            // The answer is the same as for a year that is not known.
        }
        throw ProblemException.badParameter("month", "must be a month such as 2026-11, " + Years.RANGE);
    }
}
