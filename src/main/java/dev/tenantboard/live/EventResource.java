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

    /** A proxy that buffers responses would hold events back. This header turns off buffering in nginx. */
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
            summary = "Stream changes",
            description = "Server-sent events (HTML standard, 9.2) for changes of everything that the caller may read:"
                    + " activity.created,"
                    + " activity.marked, marks.changed, counts.changed, metric.changed, widget.created, widget.changed,"
                    + " widget.deleted, preferences.changed. The stream begins with opened. It sends reload if the"
                    + " client must load all data again, and closing before the server ends it. A client that"
                    + " reconnects with the id of its last event misses no event and receives none twice. At least"
                    + " every heartbeatSeconds, the server sends an event or a heartbeat. It closes the stream if"
                    + " the client reads nothing for 15 seconds. Streams above the limit of the user, the"
                    + " organization or the server are refused (429).")
    @APIResponseSchema(EventText.class)
    public Response stream(
            @Parameter(
                            description =
                                    "The id of the last event that the client received. The stream continues after it. If no"
                                            + " server can continue from this id, or it is too long, the stream sends reload.",
                            schema = @Schema(maxLength = PositionCode.MAX_LENGTH))
                    @HeaderParam("Last-Event-ID")
                    String lastEventId) {
        EventService.StreamStart opening = events.open(lastEventId);
        if (request.getMethod().equals(HttpMethod.GET)) {
            var identity = (Identity) request.getUserPrincipal();
            EventStreamFilter.handOver(request, channels.admit(identity, opening.caller(), opening.position()));
        }
        return Response.ok(opening, MediaType.SERVER_SENT_EVENTS)
                .header(UNBUFFERED, "no")
                .build();
    }

    /** A stream, for the API's description. */
    record EventText(
            @JsonValue
            @Schema(
                    description =
                            "Server-sent events. Each has an id from which a client can continue. Its data is one line of"
                                    + " JSON. Without events, the server sends heartbeats: a comment, or only a newer id.",
                    example = "retry: 2000\nid: bmV4dA\nevent: opened\ndata: {\"heartbeatSeconds\":15}\n\n"
                            + "id: bGF0ZXI\nevent: metric.changed\ndata: {\"id\":\"cm4qz2x1a0001\",\"status\":\"NORMAL\","
                            + "\"value\":7,\"calculatedAt\":\"2026-01-31T09:30:00Z\"}\n\n")
            String text) {}
}
