package dev.tenantboard.activity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The organization's marks of an activity.")
public record ActivityMarks(
        @Schema(description = "Whether the activity is read.") @NotNull
        Boolean isRead,

        @Schema(description = "Whether the activity is pinned.") @NotNull
        Boolean isPinned,

        @Schema(description = "Whether the activity is archived.") @NotNull
        Boolean isArchived) {}
