package dev.tenantboard.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The places of a widget for each width of the screen. A client chooses one by its own width.")
public record Placements(
        @Schema(description = "On a grid of 12 columns.") Place wide,

        @Schema(description = "On a grid of 6 columns.") Place medium,

        @Schema(description = "On a grid of 1 column.") Place narrow) {}
