package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A type of widget, and the schema of its config.")
public record WidgetTypeView(
        @Schema(description = "The type.") WidgetType type,

        @Schema(description = "The name for users.", example = "KPI card")
        String title,

        @Schema(
                description = "What a widget of this type shows, in one or two sentences.",
                example = "One important number, its earlier value, and its recent values.")
        String description,

        @Schema(
                description = "The JSON Schema (2020-12) that the config of a widget must match. It has no external"
                        + " references.",
                type = SchemaType.OBJECT,
                example =
                        "{\"type\":\"object\",\"additionalProperties\":false,"
                                + "\"properties\":{\"decimals\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":6}}}")
        ObjectNode schema,

        @Schema(description = "A valid config.", type = SchemaType.OBJECT, example = "{\"decimals\":0}")
        ObjectNode example,

        @Schema(description = "The entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /**
     * The content is the same in every organization, but the entity tag is valid in one organization, as everywhere.
     */
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
