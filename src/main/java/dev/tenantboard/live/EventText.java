package dev.tenantboard.live;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stream, for the API's description. */
record EventText(
        @JsonValue
        @Schema(
                description = "Server-sent events. Each has an id to go on from; the data are JSON in one line. Quiet"
                        + " times are filled with blocks that are no events: a comment, or a newer id alone.",
                example = "retry: 2000\n\nid: bmV4dA\nevent: opened\ndata: {\"heartbeatSeconds\":15}\n\n"
                        + "id: bGF0ZXI\nevent: metric.changed\ndata: {\"id\":\"cm4qz2x1a0001\",\"status\":\"NORMAL\","
                        + "\"value\":7,\"calculatedAt\":\"2026-01-31T09:30:00Z\"}\n\n")
        String text) {}
