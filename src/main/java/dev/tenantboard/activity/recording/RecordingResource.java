package dev.tenantboard.activity.recording;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Requires;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.activity.NewActivity;
import dev.tenantboard.http.RequestBody;
import dev.tenantboard.http.Responses;
import dev.tenantboard.http.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records single activities. */
@Tag(name = "Activities")
@Path("dashboard/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RecordingResource {

    @Inject
    private RecordingService recording;

    @Inject
    private RequestBody body;

    @Context
    private UriInfo uri;

    @POST
    @Idempotent
    @Requires(Access.RECORD_ACTIVITIES)
    @Operation(
            operationId = "recordActivity",
            summary = "Record an activity",
            description =
                    "The caller becomes its user. An activity is written once; afterwards only its marks change. If an"
                            + " activity with the same dedupeKey and content exists, the answer is that activity.")
    @APIResponseSchema(ActivityView.class)
    @APIResponse(responseCode = "200", description = "The activity exists already, with the same dedupeKey.")
    public Response record(@NotNull @Valid NewActivity content) {
        RecordingService.Result result = recording.record(content, body.content());
        return result.isNew()
                ? Responses.created(uri, result.activity())
                : Responses.createdBefore(uri, result.activity());
    }
}
