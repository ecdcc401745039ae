package dev.tenantboard.widget;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A widget, for a list from which a user chooses.")
public record WidgetSummary(
        @Schema(description = "The widget's id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "The name, for users that arrange the dashboard.", example = "Open deals")
        String name,

        @Schema(description = "The heading on the dashboard.", nullable = true, example = "Open deals")
        String title,

        @Schema(description = "The type of the widget.") WidgetType type) {

    static WidgetSummary of(DashboardWidget widget) {
        WidgetDefinition definition = widget.definition();
        return new WidgetSummary(widget.id(), definition.name(), definition.title(), definition.type());
    }
}
