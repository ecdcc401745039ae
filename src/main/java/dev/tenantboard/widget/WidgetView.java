package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(description = "A widget.")
public record WidgetView(
        @Schema(description = "The widget's id.", example = "cm4qz2x1a0001")
        String id,

        @JsonUnwrapped
        @Schema(
                properties = {
                    @SchemaProperty(name = "config", description = "The presentation."),
                    @SchemaProperty(name = "dataSource", description = "The source of the data."),
                    @SchemaProperty(name = "refreshRate", example = "300"),
                    @SchemaProperty(name = "chartType", description = "The kind of chart."),
                    @SchemaProperty(name = "permissions", example = "[\"deals:read\"]")
                })
        WidgetDefinition definition,

        @Schema(description = "The id of the user that created the widget.", example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(description = "The user that created the widget.", nullable = true)
        Person creator,

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change of the definition.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The entity tag covers only the definition: the creator's name and picture do not change it. */
    static Unnamed<WidgetView> of(DashboardWidget widget, Caller reader) {
        return widget.byCreator(creator -> new WidgetView(
                widget.id(),
                widget.definition(),
                widget.createdBy(),
                creator,
                widget.createdAt().toInstant(),
                widget.updatedAt().toInstant(),
                widget.etag(reader)));
    }
}
