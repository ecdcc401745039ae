package dev.tenantboard.quickaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A quick action, for a list from which a user chooses.")
public record QuickActionSummary(
        @Schema(description = "The action's id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "The text of the button.", example = "New invoice")
        String name,

        @Schema(description = "The name of an icon.", example = "receipt")
        String icon,

        @Schema(description = "The name of a colour, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "The type of the action.") ActionType actionType) {

    static QuickActionSummary of(QuickAction action) {
        QuickActionDefinition definition = action.definition();
        return new QuickActionSummary(
                action.id(), definition.name(), definition.icon(), definition.color(), definition.actionType());
    }
}
