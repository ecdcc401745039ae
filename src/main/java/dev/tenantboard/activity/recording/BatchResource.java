package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.http.BulkAnswer;
import dev.tenantboard.http.BulkAnswers;
import dev.tenantboard.http.LargeBody;
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

/** Many activities at once. */
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
                    "Up to 1,000, in 8 MiB: a JSON array of what recordActivity takes, or one a line. Each is answered"
                            + " with a status of its own, and what is wrong with one leaves the others alone; pointers are those of"
                            + " the item. An array that cannot be read to its end is refused as a whole; of lines, only those that"
                            + " cannot be read are, unless the last one was cut off. Empty lines are no items. The feed has those"
                            + " that happen now in the order of the request.")
    @RequestBodySchema(NewActivity[].class)
    @APIResponseSchema(value = BulkAnswer.class, responseCode = "207")
    public Response recordMany(
            @QueryParam("atomic")
                    @DefaultValue("false")
                    @Parameter(
                            description = "All or none: where an item is refused nothing is stored, the answer is 422"
                                    + " (403 where one is not the caller's to record), and its errors name the items.")
                    boolean atomic,
            @NotNull ActivityBatch batch) {
        return answers.of(batches.record(batch, atomic));
    }
}
