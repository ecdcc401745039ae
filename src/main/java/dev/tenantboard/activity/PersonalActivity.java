package dev.tenantboard.activity;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.SortKey;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * An activity as one user has it: what they marked themselves counts before what the organization marked.
 *
 * @param passed whether the user has read up to it, or beyond
 */
public record PersonalActivity(ActivityFeed activity, OwnMarks own, boolean passed) {

    static final SortKey<PersonalActivity> NEWEST_FIRST =
            SortKey.newestFirst("createdAt", row -> row.activity().createdAt());

    /** The user's own in the same statement, each read by its whole key. */
    private static final String SELECTION = "e, " + MarkConditions.OWN.jpql() + ", " + MarkConditions.PASSED.jpql();

    /** The activities that the caller may read. */
    static KeysetQuery<PersonalActivity> feed(EntityManager entities, Caller caller) {
        var query = new KeysetQuery<>(entities, ActivityFeed.class, SELECTION, PersonalActivity::of)
                .owned(caller)
                .with("caller", caller.userId());
        return Access.READ_SECURITY_EVENTS.permits(caller)
                ? query
                : query.where("e.type <> :hidden", "hidden", ActivityType.SECURITY_EVENT);
    }

    /** An activity, if the caller may read it. */
    public static Optional<PersonalActivity> find(EntityManager entities, Caller caller, String id) {
        return feed(entities, caller).where("e.id = :activity", "activity", id).first(1, NEWEST_FIRST).stream()
                .findFirst();
    }

    /** One that nobody has had the time to mark. */
    public static PersonalActivity unmarked(ActivityFeed activity) {
        return new PersonalActivity(activity, OwnMarks.NONE, false);
    }

    private static PersonalActivity of(Object row) {
        Object[] columns = (Object[]) row;
        return new PersonalActivity((ActivityFeed) columns[0], own((Boolean[]) columns[1]), (Boolean) columns[2]);
    }

    private static OwnMarks own(Boolean[] marks) {
        return marks == null ? OwnMarks.NONE : new OwnMarks(marks[0], marks[1], marks[2]);
    }

    public PersonalActivity with(OwnMarks marks) {
        return new PersonalActivity(activity, marks, passed);
    }

    String id() {
        return activity.id();
    }

    /** The marks as they count for the user. */
    ActivityMarks effective() {
        ActivityMarks shared = activity.marks();
        return new ActivityMarks(
                first(own.isRead(), shared.isRead() || passed),
                first(own.isPinned(), shared.isPinned()),
                first(own.isArchived(), shared.isArchived()));
    }

    private static boolean first(Boolean own, boolean otherwise) {
        return own == null ? otherwise : own;
    }
}
