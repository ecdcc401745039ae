package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A widget.")
public record WidgetView(
        @Schema(description = "The widget's id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "The name, for users that arrange the dashboard.", example = "Open deals")
        String name,

        @Schema(description = "The type of the widget.") WidgetType type,

        @Schema(description = "The presentation.", type = SchemaType.OBJECT, example = "{\"color\":\"blue\"}")
        ObjectNode config,

        @Schema(description = "The default position on the dashboard. Each user can move the widget.")
        Position position,

        @Schema(description = "The source of the data.", nullable = true, example = "activities")
        String dataSource,

        @Schema(description = "The interval in seconds at which clients should reload the data.", example = "300")
        int refreshRate,

        @Schema(description = "Whether the dashboard shows the widget.")
        boolean isVisible,

        @Schema(description = "The heading on the dashboard.", nullable = true, example = "Open deals")
        String title,

        @Schema(description = "The kind of chart.", nullable = true, example = "line")
        String chartType,

        @Schema(
                description = "The permissions that a member needs to see the widget. All are required.",
                example = "[\"deals:read\"]")
        List<String> permissions,

        @Schema(description = "The id of the user that created the widget.", example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(description = "The time of creation.") Instant createdAt,

        @Schema(description = "The time of the latest change of the definition.")
        Instant updatedAt,

        @Schema(description = "The entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    public Optional<String> metricId() {
        return WidgetDefinition.metricId(dataSource);
    }

    public Optional<String> dataset() {
        return WidgetDefinition.dataset(dataSource);
    }

    static WidgetView of(DashboardWidget widget, Caller reader) {
        WidgetDefinition definition = widget.definition();
        return new WidgetView(
                widget.id(),
                definition.name(),
                definition.type(),
                definition.config(),
                definition.position(),
                definition.dataSource(),
                definition.refreshRate(),
                definition.isVisible(),
                definition.title(),
                definition.chartType(),
                definition.permissions(),
                widget.createdBy(),
                widget.createdAt().toInstant(),
                widget.updatedAt().toInstant(),
                widget.etag(reader));
    }
}
