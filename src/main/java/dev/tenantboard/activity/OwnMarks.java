package dev.tenantboard.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's own marks of an activity. Each is yes, no, or null, which follows the organization's. */
@Schema(description = "A user's own marks of an activity. What is null follows the organization's mark.")
public record OwnMarks(
        @Schema(description = "Whether the user is done with it.", nullable = true)
        Boolean isRead,

        @Schema(description = "Whether it stays on top for the user.", nullable = true)
        Boolean isPinned,

        @Schema(description = "Whether the user has put it away.", nullable = true)
        Boolean isArchived) {

    public static final OwnMarks NONE = new OwnMarks(null, null, null);
}
