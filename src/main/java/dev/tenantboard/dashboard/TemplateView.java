package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Tier;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A template.")
public record TemplateView(
        @Schema(description = "The name.", example = "sales-team")
        String name,

        @Schema(
                description = "The dashboard.",
                ref = "Bundle",
                example = "{\"v\":1,\"metrics\":[],\"quickActions\":[],\"widgets\":[]}")
        ObjectNode bundle,

        @Schema(description = "The tiers whose empty dashboards get this template.", example = "[\"FREE\"]")
        List<Tier> defaultOf,

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return name;
    }
}
