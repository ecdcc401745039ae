package dev.tenantboard.activity;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.http.BulkAnswer;
import dev.tenantboard.http.BulkAnswers;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own marks on activities. */
@Tag(name = "Activities")
@Path("dashboard/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MarkResource {

    @Inject
    private MarkService marks;

    @Inject
    private BulkAnswers answers;

    @PUT
    @Path("{id}/marks")
    @Requires(Access.WRITE_OWN_MARKS)
    @Operation(
            operationId = "replaceOwnMarks",
            summary = "Mark an activity for the caller",
            description = "Replaces the caller's own marks. Other users do not see them. A mark that is null or missing"
                    + " follows the organization's mark again. If-Match is refused, because the operation"
                    + " does not evaluate it.")
    @APIResponseSchema(ActivityView.class)
    public Response markOwn(@PathParam("id") String id, @NotNull @Valid OwnMarks own) {
        return Responses.changed(marks.replace(id, own));
    }

    @POST
    @Path("marks")
    @Idempotent
    @Requires(Access.WRITE_OWN_MARKS)
    @Operation(
            operationId = "markActivities",
            summary = "Mark several activities for the caller",
            description = "Marks activities by their ids; the answer contains a status for each. Or marks all"
                    + " activities up to one as read; this is one item of the answer. Each item counts as a request"
                    + " against the rate limit.")
    @APIResponseSchema(value = BulkAnswer.class, responseCode = "207")
    public Response markMany(@NotNull @Valid MarksChange change) {
        return answers.of(marks.change(change));
    }
}
