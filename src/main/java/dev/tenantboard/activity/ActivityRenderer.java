package dev.tenantboard.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tenantboard.live.log.EventKind;
import dev.tenantboard.live.log.EventName;
import dev.tenantboard.live.log.EventRenderer;
import dev.tenantboard.live.log.EventRendering;
import dev.tenantboard.live.log.LogEntry;
import dev.tenantboard.live.log.Message;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<LogEntry, EventRendering> renderings = new HashMap<>();
        for (LogEntry entry : entries) {
            ActivityFeed activity = activities.get(entry.subject());
            if (entry.kind() == EventKind.READ_POSITION_MOVED) {
                renderings.put(entry, position(entry, activity));
            } else if (activity != null) {
                renderings.put(entry, rendering(entry, activity));
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

    private static EventRendering rendering(LogEntry entry, ActivityFeed activity) {
        Message message = message(entry, activity);
        return reader ->
                (entry.userId() == null || entry.userId().equals(reader.userId())) && activity.isReadableBy(reader)
                        ? Optional.of(message)
                        : Optional.empty();
    }

    private static Message message(LogEntry entry, ActivityFeed activity) {
        return switch (entry.kind()) {
            case ACTIVITY_CREATED -> Message.of(EventName.ACTIVITY_CREATED, Created.of(activity));
            case ACTIVITY_MARKED -> Message.of(EventName.ACTIVITY_MARKED, new Marked(activity.id(), activity.marks()));
            default -> Message.of(EventName.MARKS_CHANGED, new OwnMarked(activity.id(), entry.detail()));
        };
    }

    /**
     * Omits the id if the activity was removed or the reader may no longer read it: they only receive that the position
     * moved.
     */
    private static EventRendering position(LogEntry entry, ActivityFeed activity) {
        Message withId = Message.of(EventName.MARKS_CHANGED, new ReadUpTo(entry.subject()));
        Message withoutId = Message.of(EventName.MARKS_CHANGED, new ReadUpTo(null));
        return reader -> !reader.userId().equals(entry.userId())
                ? Optional.empty()
                : Optional.of(activity != null && activity.isReadableBy(reader) ? withId : withoutId);
    }

    /** A new activity, without the fields that may be long. */
    private record Created(
            String id,
            String title,
            ActivityType type,
            ActivitySeverity severity,
            String entityType,
            String entityId,
            String action,
            String userId,
            Instant createdAt) {

        static Created of(ActivityFeed activity) {
            NewActivity content = activity.content();
            return new Created(
                    activity.id(),
                    content.title(),
                    content.type(),
                    content.severity(),
                    content.entityType(),
                    content.entityId(),
                    content.action(),
                    activity.userId(),
                    activity.createdAt().toInstant());
        }
    }

    private record Marked(String id, ActivityMarks organizationMarks) {}

    private record OwnMarked(String id, @JsonRawValue String ownMarks) {}

    private record ReadUpTo(String readUpTo) {}
}
