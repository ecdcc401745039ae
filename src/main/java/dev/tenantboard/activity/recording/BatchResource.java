package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.http.BodyLimitFilter.LargeBody;
import dev.tenantboard.http.BulkAnswer;
import dev.tenantboard.http.BulkAnswers;
import dev.tenantboard.http.RequestItems;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Activities")
@Path("dashboard/activities/batch")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class BatchResource {

    static final String OPERATION = "recordActivities";

    @Inject
    private BatchService batches;

    @Inject
    private BulkAnswers answers;

    @POST
    @LargeBody
    @Consumes({MediaType.APPLICATION_JSON, RequestItems.LINES})
    @Idempotent
    @Requires(Access.RECORD_ACTIVITIES)
    @Operation(
            operationId = OPERATION,
            summary = "Record many activities",
            description =
                    "Up to 1,000 activities in 8 MiB: a JSON array, or one JSON object a line. The answer contains a"
                            + " status for each item; an invalid item does not affect the others. Pointers are relative"
                            + " to the item. An array with a syntax error is refused as a whole. Of lines, only those"
                            + " with a syntax error are refused, unless the last line is incomplete. Empty lines are"
                            + " ignored. Each item counts as a request against the rate limit: without room for all"
                            + " of them, nothing is done (429). Activities without a time are in the feed in the order of the request.")
    @RequestBodySchema(NewActivity[].class)
    @APIResponseSchema(value = BulkAnswer.class, responseCode = "207")
    public Response recordMany(
            @QueryParam("atomic")
                    @DefaultValue("false")
                    @Parameter(
                            description = "All or none. If an item is refused, nothing is stored, and the answer is 422"
                                    + " (403 if the caller may not record an item). Its errors point to the items.")
                    boolean atomic,
            @NotNull ActivityBatch batch) {
        return answers.of(batches.record(batch, atomic));
    }
}
