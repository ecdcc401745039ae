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

/** Tells of new activities and of marks, to those who may read the activity; one's own marks to oneself. */
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
                found(entries.stream().map(LogEntry::subject).collect(Collectors.toSet()));
        Map<LogEntry, EventRendering> tellings = new HashMap<>();
        for (LogEntry entry : entries) {
            ActivityFeed activity = activities.get(entry.subject());
            if (entry.kind() == EventKind.READ_POSITION_MOVED) {
                tellings.put(entry, position(entry, activity));
            } else if (activity != null) {
                tellings.put(entry, telling(entry, activity));
            }
        }
        return tellings;
    }

    private Map<String, ActivityFeed> found(Set<String> ids) {
        return entities.createQuery(
                        "select e from ActivityFeed e where e.organizationId = :organization and e.id in :ids",
                        ActivityFeed.class)
                .setParameter("organization", tenant.organizationId())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(ActivityFeed::id, Function.identity()));
    }

    private static EventRendering telling(LogEntry entry, ActivityFeed activity) {
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

    /** Whose activity is gone, or not theirs to read any more, learns that the position has moved, and not where to. */
    private static EventRendering position(LogEntry entry, ActivityFeed activity) {
        Message known = Message.of(EventName.MARKS_CHANGED, new ReadUpTo(entry.subject()));
        Message unknown = Message.of(EventName.MARKS_CHANGED, new ReadUpTo(null));
        return reader -> !reader.userId().equals(entry.userId())
                ? Optional.empty()
                : Optional.of(activity != null && activity.isReadableBy(reader) ? known : unknown);
    }

    /** A new activity, without what may be long. */
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
            NewActivity what = activity.what();
            return new Created(
                    activity.id(),
                    what.title(),
                    what.type(),
                    what.severity(),
                    what.entityType(),
                    what.entityId(),
                    what.action(),
                    activity.userId(),
                    activity.createdAt().toInstant());
        }
    }

    private record Marked(String id, ActivityMarks organizationMarks) {}

    private record OwnMarked(String id, @JsonRawValue String ownMarks) {}

    private record ReadUpTo(String readUpTo) {}
}
