package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity as its readers see it. */
@Schema(description = "Something that happened to an entity.")
public record ActivityView(
        @Schema(description = "Its id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "What happened, in a line.", example = "Invoice 2026-117 was paid")
        String title,

        @Schema(description = "What happened, at length.", nullable = true, example = "Paid in full by bank transfer")
        String description,

        @Schema(description = "What kind of thing.") ActivityType type,

        @Schema(description = "The kind of entity it happened to.", example = "invoice")
        String entityType,

        @Schema(description = "The entity's id.", example = "2026-117")
        String entityId,

        @Schema(description = "What was done to it.", example = "paid")
        String action,

        @Schema(
                description = "Whatever else is to be known.",
                type = SchemaType.OBJECT,
                nullable = true,
                example = "{\"amount\":120.5}")
        ObjectNode metadata,

        @Schema(description = "How grave it is.") ActivitySeverity severity,

        @Schema(
                description = "Whether the caller is done with it: by their own mark, or else by the organization's, or"
                        + " because they have read up to it.")
        boolean isRead,

        @Schema(description = "Whether it stays on top for the caller: by their own mark, or else the organization's.")
        boolean isPinned,

        @Schema(description = "Whether it is put away for the caller: by their own mark, or else the organization's.")
        boolean isArchived,

        @Schema(description = "The marks that the organization gave it.")
        ActivityMarks organizationMarks,

        @Schema(description = "The marks that the caller gave it.")
        OwnMarks ownMarks,

        @Schema(
                description = "The id of the user who did it; null if nobody did, or the user is gone.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String userId,

        @Schema(description = "When it was recorded.") Instant createdAt,

        @Schema(description = "Its entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    /** The tag is over all that can change: the marks. The rest is written once. */
    public static ActivityView of(PersonalActivity personal) {
        ActivityFeed activity = personal.activity();
        ActivityMarks marks = personal.effective();
        NewActivity what = activity.what();
        return new ActivityView(
                activity.id(),
                what.title(),
                what.description(),
                what.type(),
                what.entityType(),
                what.entityId(),
                what.action(),
                what.metadata(),
                what.severity(),
                marks.isRead(),
                marks.isPinned(),
                marks.isArchived(),
                activity.marks(),
                personal.own(),
                activity.userId(),
                activity.createdAt().toInstant(),
                EntityTags.of(
                        activity.organizationId(),
                        activity.id(),
                        activity.userId(),
                        activity.marks(),
                        personal.own(),
                        marks));
    }
}
