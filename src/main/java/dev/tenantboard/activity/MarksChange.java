package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user marks at once: several activities by their ids, or as read everything up to one. Other filters are not
 * taken: they would be a row for each activity that they find, and this is one.
 */
@Schema(
        description =
                "Either ids and at least one mark, or readUpTo alone. A mark that is null or left out stays as it is.",
        example = "{\"ids\":[\"cm4qz2x1a0001\"],\"isRead\":true}")
public record MarksChange(
        @Schema(
                description = "The ids of the activities to mark. One that stands twice is answered twice.",
                example = "[\"cm4qz2x1a0001\"]")
        @Size(min = 1, max = MAX_IDS)
        List<@NotBlank @Size(max = 255) String> ids,

        @Schema(description = "Whether the caller is done with them.", example = "true")
        Boolean isRead,

        @Schema(description = "Whether they stay on top for the caller.")
        Boolean isPinned,

        @Schema(description = "Whether the caller has put them away.")
        Boolean isArchived,

        @Schema(
                description =
                        "The id of an activity: it and everything before it is read, whatever the caller has marked"
                                + " before. It never makes unread what is read.")
        @Size(min = 1, max = 255)
        String readUpTo) {

    private static final int MAX_IDS = 500;

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must have either ids and at least one mark, or readUpTo alone")
    public boolean isOfOneKind() {
        boolean marks = !marks().equals(OwnMarks.NONE);
        return readUpTo == null ? ids != null && marks : ids == null && !marks;
    }

    OwnMarks marks() {
        return new OwnMarks(isRead, isPinned, isArchived);
    }
}
