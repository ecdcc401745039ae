package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.organization.Person;
import dev.tenantboard.organization.Unnamed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity as one caller reads it. */
@Schema(description = "An activity: something that happened to an entity.")
public record ActivityView(
        @Schema(description = "The activity's id.", example = "cm4qz2x1a0001")
        String id,

        @Schema(description = "What happened, in one line.", example = "Invoice 2026-117 was paid")
        String title,

        @Schema(description = "What happened, in detail.", nullable = true, example = "Paid in full by bank transfer")
        String description,

        @Schema(description = "The type of the activity.") ActivityType type,

        @Schema(description = "The kind of entity that the activity is about.", example = "invoice")
        String entityType,

        @Schema(description = "The entity's id.", example = "2026-117")
        String entityId,

        @Schema(description = "What was done to the entity.", example = "paid")
        String action,

        @Schema(
                description = "Further data about the activity.",
                type = SchemaType.OBJECT,
                nullable = true,
                example = "{\"amount\":120.5}")
        ObjectNode metadata,

        @Schema(description = "The severity.") ActivitySeverity severity,

        @Schema(
                description = "Whether the activity is read for the caller: by their own mark, else by the"
                        + " organization's mark, else by their read position.")
        boolean isRead,

        @Schema(
                description = "Whether the activity is pinned for the caller: by their own mark, else by the"
                        + " organization's mark.")
        boolean isPinned,

        @Schema(
                description = "Whether the activity is archived for the caller: by their own mark, else by the"
                        + " organization's mark.")
        boolean isArchived,

        @Schema(description = "The organization's marks.") ActivityMarks organizationMarks,

        @Schema(description = "The caller's own marks.") OwnMarks ownMarks,

        @Schema(
                description = "The id of the user who caused the activity; null if no user caused it or the user was"
                        + " deleted.",
                nullable = true,
                example = "cm4qz2x1a0007")
        String userId,

        @Schema(
                description =
                        "The user who caused the activity, who may have left the organization. Null if the product"
                                + " itself caused it, or if the user was deleted.",
                nullable = true)
        Person actor,

        @Schema(description = "When it happened, or when it was recorded if the client sent no time.")
        Instant createdAt,

        @Schema(description = "The entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    public static Unnamed<ActivityView> of(PersonalActivity personal) {
        return new Unnamed<>(personal.activity().by(), actor -> of(personal, actor));
    }

    /** The entity tag covers the marks and the actor, because nothing else of an activity changes. */
    private static ActivityView of(PersonalActivity personal, Person actor) {
        ActivityFeed activity = personal.activity();
        ActivityMarks marks = personal.effective();
        NewActivity content = activity.content();
        return new ActivityView(
                activity.id(),
                content.title(),
                content.description(),
                content.type(),
                content.entityType(),
                content.entityId(),
                content.action(),
                content.metadata(),
                content.severity(),
                marks.isRead(),
                marks.isPinned(),
                marks.isArchived(),
                activity.marks(),
                personal.own(),
                activity.userId(),
                actor,
                activity.createdAt().toInstant(),
                EntityTags.of(
                        activity.organizationId(),
                        activity.id(),
                        activity.userId(),
                        actor,
                        activity.marks(),
                        personal.own(),
                        marks));
    }
}
