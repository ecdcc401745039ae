package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tenantboard.live.log.EventData;
import dev.tenantboard.live.log.EventKind;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.EventRenderer;
import dev.tenantboard.live.log.EventRendering;
import dev.tenantboard.live.log.LogEntry;
import dev.tenantboard.live.log.Message;
import dev.tenantboard.organization.Names;
import dev.tenantboard.organization.People;
import dev.tenantboard.organization.Person;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Renders events about new activities and marks for the callers that may read the activity. Only the user themselves
 * receives events about their own marks.
 */
@Stateless
@Tenanted
public class ActivityRenderer implements EventRenderer {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private People people;

    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(
                EventKind.ACTIVITY_CREATED,
                EventKind.ACTIVITY_MARKED,
                EventKind.OWN_MARKS_CHANGED,
                EventKind.READ_POSITION_MOVED);
    }

    @Override
    public Map<LogEntry, EventRendering> render(Collection<LogEntry> entries) {
        Map<String, ActivityFeed> activities =
                find(entries.stream().map(LogEntry::subject).collect(Collectors.toSet()));
        Names actors = actors(entries, activities);
        Map<LogEntry, EventRendering> renderings = new HashMap<>();
        for (LogEntry entry : entries) {
            ActivityFeed activity = activities.get(entry.subject());
            if (entry.kind() == EventKind.READ_POSITION_MOVED) {
                renderings.put(entry, position(entry, activity));
            } else if (activity != null) {
                renderings.put(entry, rendering(entry, activity, actors));
            }
        }
        return renderings;
    }

    private Map<String, ActivityFeed> find(Set<String> ids) {
        return entities.createQuery(
                        "select e from ActivityFeed e where e.organizationId = :organization and e.id in :ids",
                        ActivityFeed.class)
                .setParameter("organization", tenant.organizationId())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(ActivityFeed::id, Function.identity()));
    }

    private Names actors(Collection<LogEntry> entries, Map<String, ActivityFeed> activities) {
        return people.find(entries.stream()
                .filter(entry -> entry.kind() == EventKind.ACTIVITY_CREATED)
                .map(entry -> activities.get(entry.subject()))
                .filter(Objects::nonNull)
                .map(ActivityFeed::by));
    }

    private static EventRendering rendering(LogEntry entry, ActivityFeed activity, Names actors) {
        Message message = message(entry, activity, actors);
        return reader ->
                (entry.userId() == null || entry.userId().equals(reader.userId())) && activity.isReadableBy(reader)
                        ? Optional.of(message)
                        : Optional.empty();
    }

    private static Message message(LogEntry entry, ActivityFeed activity, Names actors) {
        return switch (entry.kind()) {
            case ACTIVITY_CREATED ->
                Message.of(EventName.ACTIVITY_CREATED, ActivityCreated.of(activity, actors.of(activity.by())));
            case ACTIVITY_MARKED ->
                Message.of(EventName.ACTIVITY_MARKED, new ActivityMarked(activity.id(), activity.marks()));
            default -> Message.of(EventName.MARKS_CHANGED, new OwnMarksChanged(activity.id(), entry.detail()));
        };
    }

    /**
     * Omits the id if the activity was removed or the reader may no longer read it: they only receive that the position
     * moved.
     */
    private static EventRendering position(LogEntry entry, ActivityFeed activity) {
        Message withId = Message.of(EventName.MARKS_CHANGED, new ReadPositionMoved(entry.subject()));
        Message withoutId = Message.of(EventName.MARKS_CHANGED, new ReadPositionMoved(null));
        return reader -> !reader.userId().equals(entry.userId())
                ? Optional.empty()
                : Optional.of(activity != null && activity.isReadableBy(reader) ? withId : withoutId);
    }

    /** A new activity, without the fields that may be long. */
    @EventData(EventName.ACTIVITY_CREATED)
    @Schema(description = "The data of activity.created: the new activity, without description and metadata.")
    private record ActivityCreated(
            @Schema(description = "The id of the activity.", example = "cm4qz2x1a0001")
            String id,

            @Schema(description = "The title.", example = "Deal won")
            String title,

            @Schema(description = "The type.") ActivityType type,
            @Schema(description = "The severity.") ActivitySeverity severity,

            @Schema(description = "The type of the entity that it is about.", example = "deal")
            String entityType,

            @Schema(description = "The id of that entity.", example = "1")
            String entityId,

            @Schema(description = "The action.", example = "won")
            String action,

            @Schema(description = "The user that caused it, or null.", nullable = true, example = "cm4qz2x1a0002")
            String userId,

            @Schema(description = "That user, with their name, or null.", nullable = true)
            Person actor,

            @Schema(description = "The time.") Instant createdAt) {

        static ActivityCreated of(ActivityFeed activity, Person actor) {
            NewActivity content = activity.content();
            return new ActivityCreated(
                    activity.id(),
                    content.title(),
                    content.type(),
                    content.severity(),
                    content.entityType(),
                    content.entityId(),
                    content.action(),
                    activity.userId(),
                    actor,
                    activity.createdAt().toInstant());
        }
    }

    @EventData(EventName.ACTIVITY_MARKED)
    @Schema(description = "The data of activity.marked.")
    private record ActivityMarked(
            @Schema(description = "The id of the activity.", example = "cm4qz2x1a0001")
            String id,

            @Schema(description = "The organization's marks now.")
            ActivityMarks organizationMarks) {}

    @EventData(EventName.MARKS_CHANGED)
    @Schema(description = "The data of marks.changed for one activity.")
    private record OwnMarksChanged(
            @Schema(description = "The id of the activity.", example = "cm4qz2x1a0001")
            String id,

            @Schema(description = "The reader's own marks now.", ref = "OwnMarks") @JsonRawValue
            String ownMarks) {}

    @EventData(EventName.MARKS_CHANGED)
    @Schema(description = "The data of marks.changed for all activities up to one.")
    private record ReadPositionMoved(
            @Schema(
                    description = "The newest activity that the reader has read, with all before it; null if the reader"
                            + " can no longer read that activity.",
                    nullable = true,
                    example = "cm4qz2x1a0001")
            String readUpTo) {}
}
