package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A widget with its position for the caller and its data.")
public record PlacedWidget(
        @Schema(description = "The widget.") WidgetView widget,

        @Schema(description = "The caller's own placement, else the widget's default position.")
        Position placement,

        @Schema(description = "The data; null if the widget needs none.", nullable = true)
        WidgetData data) {}
