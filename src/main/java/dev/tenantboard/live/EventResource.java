package dev.tenantboard.live;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantboard.access.Access;
import dev.tenantboard.access.Identity;
import dev.tenantboard.access.Requires;
import dev.tenantboard.live.log.PositionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of events. */
@Tag(name = "Events", description = "What changes while a page is open.")
@Path("dashboard/events")
@ApplicationScoped
public class EventResource {

    /** A proxy that buffers responses would send no event; this is nginx's header against it. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    @Inject
    private EventService events;

    @Inject
    private Channels channels;

    @Context
    private HttpServletRequest request;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Requires(Access.STREAM_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Be told what changes",
            description =
                    "Server-sent events (HTML standard, 9.2) for whatever the caller could read: activity.created,"
                            + " activity.marked, marks.changed, counts.changed, metric.changed, widget.created, widget.changed,"
                            + " widget.deleted, preferences.changed. The stream begins with opened, and says reload where"
                            + " something was missed and closing where it ends. Who comes back with the last id that they have"
                            + " seen misses nothing and is told nothing twice. Every heartbeatSeconds something is sent, an event"
                            + " or not; who takes nothing of it for 15 seconds is cut off. One stream too many of a user, an"
                            + " organization or the server is refused (429).")
    @APIResponseSchema(EventText.class)
    public Response stream(
            @Parameter(
                            description = "The last id that the caller has seen: they are told what came after it. One"
                                    + " that nobody can go on from, or that is longer, is answered with reload.",
                            schema = @Schema(maxLength = PositionCode.MAX_LENGTH))
                    @HeaderParam("Last-Event-ID")
                    String lastEventId) {
        EventService.StreamStart opening = events.open(lastEventId);
        if (request.getMethod().equals(HttpMethod.GET)) {
            var identity = (Identity) request.getUserPrincipal();
            EventStreamFilter.handOver(request, channels.admit(identity, opening.caller(), opening.position()));
        }
        return Response.ok(opening).header(UNBUFFERED, "no").build();
    }

    /** A stream, for the API's description. */
    record EventText(
            @JsonValue
            @Schema(
                    description =
                            "Server-sent events. Each has an id to go on from; the data are JSON in one line. Quiet"
                                    + " times are filled with blocks that are no events: a comment, or a newer id alone.",
                    example = "retry: 2000\n\nid: bmV4dA\nevent: opened\ndata: {\"heartbeatSeconds\":15}\n\n"
                            + "id: bGF0ZXI\nevent: metric.changed\ndata: {\"id\":\"cm4qz2x1a0001\",\"status\":\"NORMAL\","
                            + "\"value\":7,\"calculatedAt\":\"2026-01-31T09:30:00Z\"}\n\n")
            String text) {}
}
