package dev.tenantboard.dashboard;

import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A widget where the caller sees it, with its data. */
@Schema(description = "A widget where the caller sees it, with its data.")
public record PlacedWidget(
        @Schema(description = "The widget.") WidgetView widget,

        @Schema(description = "Where it stands: the caller's own placement, else the widget's position.")
        Position placement,

        @Schema(description = "Its data; null if it needs none.", nullable = true)
        WidgetData data) {}
