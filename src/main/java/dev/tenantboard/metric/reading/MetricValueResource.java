package dev.tenantboard.metric.reading;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.CountedItems;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.BulkAnswer;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.WholeBody;
import dev.tenantboard.http.idempotency.Idempotent;
import dev.tenantboard.persistence.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The values of metrics. */
@Tag(name = "Metrics")
@Path("dashboard/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MetricValueResource {

    @Inject
    private MetricValues values;

    @Inject
    private ValueRequests requests;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @GET
    @Path("{id}/value")
    @Requires(Access.READ_METRIC_VALUES)
    @Operation(
            operationId = "getMetricValue",
            summary = "Read a metric's value",
            description = "The stored value. An expired value is returned with stale, and the next one is"
                    + " calculated afterwards. For the first value, the request waits a few seconds. With"
                    + " another zone or window, the value is calculated for this request and not stored."
                    + " The answer is 404 unless the caller has the permissions of the metric, of its"
                    + " datasets and of all metrics that it reads.")
    @APIResponseSchema(MetricValueView.class)
    public Response value(@PathParam("id") String id, @BeanParam RequestedRange range) {
        return Responses.read(request, range.isGiven() ? requests.value(id, range) : requests.value(id));
    }

    @GET
    @Path("{id}/history")
    @Requires(Access.READ_METRIC_VALUES)
    @Operation(
            operationId = "listMetricHistory",
            summary = "List a metric's past values",
            description = "Newest first, within the retention. Failed calculations have no value.")
    @APIResponseSchema(PastValueView.class)
    public Response history(
            @PathParam("id") String id, @BeanParam PageRequest page, @BeanParam RequestedPeriod period) {
        return Responses.page(uri, values.history(id, page, period));
    }

    @POST
    @Path("preview")
    @Requires(Access.PREVIEW_METRICS)
    @Operation(
            operationId = "previewMetric",
            summary = "Preview a query",
            description = "Calculates a query without storing anything. Errors have pointers into the body.")
    @APIResponseSchema(value = MetricPreview.class, responseCode = "200")
    public Response preview(@NotNull @Valid @ConvertGroup(to = WholeBody.class) MetricDraft draft) {
        return Response.ok(requests.preview(draft)).build();
    }

    @POST
    @Path("calculate")
    @Idempotent(byService = true)
    @Requires(Access.CALCULATE_METRICS)
    @Operation(
            operationId = "calculateMetrics",
            summary = "Recalculate metrics now",
            description = "Recalculates metrics, whether their values have expired or not. Each has its own"
                    + " status: 200 if the new value is stored, 404 if the caller may not read it, 409 if"
                    + " another request calculates it or if it changed meanwhile, 422 or 503 if the"
                    + " calculation failed. Each metric counts as a request against the rate limit.")
    @APIResponseSchema(value = BulkAnswer.class, responseCode = "207")
    public Response calculate(@NotNull @Valid RequestedMetrics requested) {
        return requests.recalculate(requested.ids());
    }

    /** Metrics to calculate now. */
    @Schema(description = "The metrics to calculate.")
    public record RequestedMetrics(
            @Schema(description = "Their ids.", required = true, example = "[\"system-events-today\"]")
            @NotNull
            @Size(min = 1, max = MAX_IDS)
            List<@NotNull @Size(min = 1, max = 100) String> ids)
            implements CountedItems {

        private static final int MAX_IDS = 50;

        @Override
        public int countedItems() {
            return ids == null ? 1 : Math.min(ids.size(), MAX_IDS);
        }
    }
}
