package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A widget as its readers see it. */
@Schema(description = "A widget.")
public record WidgetView(
        @Schema(description = "Its id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "Its name for those who arrange the dashboard.", example = "Open deals")
        String name,

        @Schema(description = "What it shows.") WidgetType type,

        @Schema(
                description = "How it shows it: presentation only.",
                type = SchemaType.OBJECT,
                example = "{\"color\":\"blue\"}")
        ObjectNode config,

        @Schema(description = "Its place on the dashboard until a user moves it.")
        Position position,

        @Schema(description = "Where its data comes from.", nullable = true, example = "activities")
        String dataSource,

        @Schema(description = "Seconds after which its data is asked for again.", example = "300")
        int refreshRate,

        @Schema(description = "Whether the dashboard shows it.")
        boolean isVisible,

        @Schema(description = "Its heading on the dashboard.", nullable = true, example = "Open deals")
        String title,

        @Schema(description = "The kind of chart.", nullable = true, example = "line")
        String chartType,

        @Schema(description = "The permissions that a member needs to see it.", example = "[\"deals:read\"]")
        List<String> permissions,

        @Schema(description = "The id of the user who created it.", example = "cm4qz2x1a0007")
        String createdBy,

        @Schema(description = "When it was created.") Instant createdAt,

        @Schema(description = "When its definition last changed.")
        Instant updatedAt,

        @Schema(description = "Its entity tag, for If-Match.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The id of the metric it shows, if it shows one. */
    public Optional<String> metricId() {
        return WidgetDefinition.metricId(dataSource);
    }

    /** The name of the dataset it shows, if it shows one. */
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
