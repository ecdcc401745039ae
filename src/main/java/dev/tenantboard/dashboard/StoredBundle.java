package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.HasEntityTag;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bundle as the API returns it, without a wrapper. */
public record StoredBundle(
        @JsonValue
        @Schema(
                description = "The definitions of widgets, metrics and quick actions.",
                ref = "Bundle",
                example = "{\"v\":1,\"metrics\":[],\"quickActions\":[],\"widgets\":[]}")
        ObjectNode document,

        String etag)
        implements HasEntityTag {

    /** It is at a path without an id. */
    @Override
    public String id() {
        return "";
    }
}
