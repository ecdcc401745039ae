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

/** What clients write into the activity feed. */
@Tag(name = "Activities")
@Path("dashboard/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RecordingResource {

    @Inject
    private RecordingService recording;

    @Inject
    private RequestBody sent;

    @Context
    private UriInfo uri;

    @POST
    @Idempotent
    @Requires(Access.RECORD_ACTIVITIES)
    @Operation(
            operationId = "recordActivity",
            summary = "Record an activity",
            description =
                    "Who did it is the server's to say. It is written once: afterwards only its marks change. With a"
                            + " dedupeKey that an activity of the same content has, it is that activity that is answered.")
    @APIResponseSchema(ActivityView.class)
    @APIResponse(responseCode = "200", description = "It was recorded before, under the same dedupeKey.")
    public Response record(@NotNull @Valid NewActivity what) {
        Recorded recorded = recording.record(what, sent.content());
        return recorded.isNew()
                ? Responses.created(uri, recorded.activity())
                : Responses.createdBefore(uri, recorded.activity());
    }
}
