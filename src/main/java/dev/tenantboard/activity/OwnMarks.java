package dev.tenantboard.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A user's own marks on an activity. A mark that is null follows the organization's mark.")
public record OwnMarks(
        @Schema(description = "Whether the activity is read for the user.", nullable = true)
        Boolean isRead,

        @Schema(description = "Whether the activity is pinned for the user.", nullable = true)
        Boolean isPinned,

        @Schema(description = "Whether the activity is archived for the user.", nullable = true)
        Boolean isArchived) {

    public static final OwnMarks NONE = new OwnMarks(null, null, null);
}
