package dev.tenantboard.activity;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.KeysetQuery;
import dev.tenantboard.persistence.SortKey;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * An activity for one user. The user's own marks count before the organization's.
 *
 * @param readByPosition whether it is at or before the user's read position
 */
public record PersonalActivity(ActivityFeed activity, OwnMarks own, boolean readByPosition) {

    static final SortKey<PersonalActivity> NEWEST_FIRST =
            SortKey.newestFirst("createdAt", row -> row.activity().createdAt());

    /** The marks and the position are read in the same statement, each by its whole key. */
    private static final String SELECTION =
            "e, " + MarkConditions.OWN.jpql() + ", " + MarkConditions.READ_BY_POSITION.jpql();

    /** Queries the activities that the caller may read. */
    static KeysetQuery<PersonalActivity> feed(EntityManager entities, Caller caller) {
        var query = new KeysetQuery<>(entities, ActivityFeed.class, SELECTION, PersonalActivity::of)
                .owned(caller)
                .with("caller", caller.userId());
        return Access.READ_SECURITY_EVENTS.permits(caller)
                ? query
                : query.where("e.type <> :hidden", "hidden", ActivityType.SECURITY_EVENT);
    }

    /** Finds an activity, if the caller may read it. */
    public static Optional<PersonalActivity> find(EntityManager entities, Caller caller, String id) {
        return feed(entities, caller).where("e.id = :activity", "activity", id).first(1, NEWEST_FIRST).stream()
                .findFirst();
    }

    /** Returns a new activity: without own marks, after the read position. */
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
        return new PersonalActivity(activity, marks, readByPosition);
    }

    String id() {
        return activity.id();
    }

    /** The effective marks for the user. */
    ActivityMarks effective() {
        ActivityMarks shared = activity.marks();
        return new ActivityMarks(
                firstNonNull(own.isRead(), shared.isRead() || readByPosition),
                firstNonNull(own.isPinned(), shared.isPinned()),
                firstNonNull(own.isArchived(), shared.isArchived()));
    }

    private static boolean firstNonNull(Boolean own, boolean otherwise) {
        return own == null ? otherwise : own;
    }
}
