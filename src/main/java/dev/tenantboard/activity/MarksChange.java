package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tenantboard.access.CountedItems;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of marks: of several activities by their ids, or of all activities up to one as read. There are no other
 * filters, because they would write a row for each activity that they find, while a read position is one row.
 */
@Schema(
        description =
                "Either ids and at least one mark, or readUpTo alone. A mark that is null or missing does not change.",
        example = "{\"ids\":[\"cm4qz2x1a0001\"],\"isRead\":true}")
public record MarksChange(
        @Schema(
                description = "The ids of the activities to mark. An id that occurs twice has two answers.",
                example = "[\"cm4qz2x1a0001\"]")
        @Size(min = 1, max = MAX_IDS)
        List<@NotBlank @Size(max = 255) String> ids,

        @Schema(description = "Whether they are read for the caller.", example = "true")
        Boolean isRead,

        @Schema(description = "Whether they are pinned for the caller.")
        Boolean isPinned,

        @Schema(description = "Whether they are archived for the caller.")
        Boolean isArchived,

        @Schema(
                description =
                        "The id of an activity. It and all earlier activities become read, also those that the caller"
                                + " has marked unread. No activity becomes unread.")
        @Size(min = 1, max = 255)
        String readUpTo)
        implements CountedItems {

    private static final int MAX_IDS = 500;

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must contain either ids and at least one mark, or only readUpTo")
    public boolean isOfOneKind() {
        boolean marks = !marks().equals(OwnMarks.NONE);
        return readUpTo == null ? ids != null && marks : ids == null && !marks;
    }

    @Override
    public int countedItems() {
        return ids == null ? 1 : Math.min(ids.size(), MAX_IDS);
    }

    OwnMarks marks() {
        return new OwnMarks(isRead, isPinned, isArchived);
    }
}
