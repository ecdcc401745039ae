package dev.tenantboard.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.HasEntityTag;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON Schema of bundles as the API returns it, without a wrapper. */
public record PublishedBundleSchema(
        @JsonValue
        @Schema(
                description =
                        "The JSON Schema (2020-12) of bundles, with a description of each part. It has no external"
                                + " references.",
                type = SchemaType.OBJECT,
                example = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}")
        ObjectNode document,

        String etag)
        implements HasEntityTag {

    /** There is one schema only, at a path without an id. */
    @Override
    public String id() {
        return "";
    }
}
