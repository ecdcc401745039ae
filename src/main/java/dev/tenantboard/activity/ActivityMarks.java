package dev.tenantboard.activity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The organization's marks of an activity. */
@Schema(description = "The organization's marks of an activity.")
public record ActivityMarks(
        @Schema(description = "Whether it is done with.") @NotNull
        Boolean isRead,

        @Schema(description = "Whether it stays on top.") @NotNull
        Boolean isPinned,

        @Schema(description = "Whether it is put away.") @NotNull
        Boolean isArchived) {}
