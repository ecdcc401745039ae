package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of widget as those see it who make one. */
@Schema(description = "A type of widget, and what the config of one may hold.")
public record WidgetTypeView(
        @Schema(description = "The type.") WidgetType type,

        @Schema(description = "Its name for people.", example = "KPI card")
        String title,

        @Schema(
                description = "What it shows, in a sentence or two.",
                example = "One number that matters, what it was before, and how it got here.")
        String description,

        @Schema(
                description = "The JSON Schema (2020-12) that the config of a widget of this type is held to. It is"
                        + " complete: it refers to nothing outside of itself.",
                type = SchemaType.OBJECT,
                example = "{\"type\":\"object\",\"additionalProperties\":false,"
                        + "\"properties\":{\"decimals\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":6}}}")
        ObjectNode schema,

        @Schema(
                description = "A config that the schema accepts.",
                type = SchemaType.OBJECT,
                example = "{\"format\":\"currency\",\"currency\":\"EUR\",\"decimals\":0}")
        ObjectNode example,

        @Schema(description = "Its entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The same for every organization, but a tag of one is good in no other: as everywhere. */
    static WidgetTypeView of(WidgetTypeCatalog.Entry entry, String organizationId) {
        ObjectNode schema = entry.schema();
        return new WidgetTypeView(
                entry.type(),
                schema.path("title").asText(),
                schema.path("description").asText(),
                schema,
                entry.example(),
                EntityTags.of(organizationId, entry.type(), schema, entry.example()));
    }

    @Override
    @JsonIgnore
    @Schema(hidden = true)
    public String id() {
        return type.name();
    }
}
