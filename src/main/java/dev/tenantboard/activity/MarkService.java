package dev.tenantboard.activity;

import dev.tenantboard.access.Access;
import dev.tenantboard.access.Caller;
import dev.tenantboard.http.BulkItem;
import dev.tenantboard.organization.People;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The caller's own marks. They are written by PostgreSQL's {@code on conflict}, which JPA does not have, so that two
 * browser windows of one user can mark at the same time and neither fails.
 */
@Stateless
@Tenanted
public class MarkService {

    /**
     * Locks the activity, so that retention removes it either before this statement or later, together with the mark.
     */
    private static final String REPLACE = """
            insert into activity_marks (organization_id, user_id, activity_id, is_read, is_pinned, is_archived)
            select f.organization_id, ?, f.id, cast(? as boolean), cast(? as boolean), cast(? as boolean)
            from activity_feeds f
            where f.organization_id = ? and f.id = ?
            for key share
            on conflict (organization_id, user_id, activity_id) do update set
                is_read = excluded.is_read,
                is_pinned = excluded.is_pinned,
                is_archived = excluded.is_archived,
                updated_at = now()
            """;

    private static final String REMOVE =
            "delete from activity_marks where organization_id = ? and user_id = ? and activity_id = ?";

    /** Locks in the order of the ids, so that two such statements never deadlock. */
    private static final String MARK_MANY = """
            insert into activity_marks (organization_id, user_id, activity_id, is_read, is_pinned, is_archived)
            select f.organization_id, ?, f.id, cast(? as boolean), cast(? as boolean), cast(? as boolean)
            from activity_feeds f
            where f.organization_id = ? and f.id = any(cast(? as text[])) and (? or f.type <> 'SECURITY_EVENT')
            order by f.id
            for key share
            on conflict (organization_id, user_id, activity_id) do update set
                is_read = coalesce(excluded.is_read, activity_marks.is_read),
                is_pinned = coalesce(excluded.is_pinned, activity_marks.is_pinned),
                is_archived = coalesce(excluded.is_archived, activity_marks.is_archived),
                updated_at = now()
            returning activity_id
            """;

    /** A read position only moves forward: an older browser window must not undo the newer one's reading. */
    private static final String ADVANCE = """
            insert into activity_read_positions as p (organization_id, user_id, read_before_at, read_before_id)
            values (?, ?, ?, ?)
            on conflict (organization_id, user_id) do update set
                read_before_at = excluded.read_before_at,
                read_before_id = excluded.read_before_id
            where (p.read_before_at, p.read_before_id) < (excluded.read_before_at, excluded.read_before_id)
            """;

    /**
     * Marks as read what was marked unread before the new position. It locks in the same order as above. Each mark's
     * activity is looked up by its key, because the planner might answer a join by a scan of the history.
     */
    private static final String READ_MARKED = """
            update activity_marks
            set is_read = true, updated_at = now()
            where organization_id = ? and user_id = ? and activity_id = any(array(
                select m.activity_id
                from activity_marks m
                where m.organization_id = ? and m.user_id = ? and not m.is_read and (
                    select (f.created_at, f.id) <= (?, ?)
                    from activity_feeds f
                    where f.id = m.activity_id and f.organization_id = m.organization_id)
                order by m.activity_id
                for update))
            """;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    @Inject
    private People people;

    /** Replaces the caller's own marks. Without any mark, the row is deleted. */
    public ActivityView replace(String id, OwnMarks marks) {
        Caller caller = tenant.caller();
        PersonalActivity activity = PersonalActivity.find(entities, caller, id).orElseThrow(ProblemException::notFound);
        if (marks.equals(OwnMarks.NONE)) {
            statement(REMOVE, caller.organizationId(), caller.userId(), id).executeUpdate();
        } else if (marked(caller, id, marks) == 0) {
            throw ProblemException.notFound();
        }
        return people.name(ActivityView.of(activity.with(marks)));
    }

    private int marked(Caller caller, String id, OwnMarks marks) {
        return statement(
                        REPLACE,
                        caller.userId(),
                        marks.isRead(),
                        marks.isPinned(),
                        marks.isArchived(),
                        caller.organizationId(),
                        id)
                .executeUpdate();
    }

    /** Marks several activities, or all activities up to one as read. */
    public List<BulkItem> change(MarksChange change) {
        return change.readUpTo() == null ? markMany(change.ids(), change.marks()) : readUpTo(change.readUpTo());
    }

    private List<BulkItem> markMany(List<String> ids, OwnMarks marks) {
        Caller caller = tenant.caller();
        List<?> marked = statement(
                        MARK_MANY,
                        caller.userId(),
                        marks.isRead(),
                        marks.isPinned(),
                        marks.isArchived(),
                        caller.organizationId(),
                        ids.toArray(String[]::new),
                        Access.READ_SECURITY_EVENTS.permits(caller))
                .getResultList();
        return items(ids, Set.copyOf(marked));
    }

    private static List<BulkItem> items(List<String> ids, Set<?> marked) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> marked.contains(ids.get(i))
                        ? BulkItem.done(i, 200, ids.get(i))
                        : BulkItem.refused(i, ProblemException.notFound().problem()))
                .toList();
    }

    private List<BulkItem> readUpTo(String id) {
        Caller caller = tenant.caller();
        OffsetDateTime at = PersonalActivity.find(entities, caller, id)
                .map(row -> row.activity().createdAt())
                .orElseThrow(
                        () -> ProblemException.invalid("/readUpTo", "must be the id of an activity that you may read"));
        statement(ADVANCE, caller.organizationId(), caller.userId(), at, id).executeUpdate();
        statement(
                        READ_MARKED,
                        caller.organizationId(),
                        caller.userId(),
                        caller.organizationId(),
                        caller.userId(),
                        at,
                        id)
                .executeUpdate();
        return List.of(BulkItem.done(0, 200, id));
    }

    private Query statement(String sql, Object... parameters) {
        return NativeQueries.of(entities, sql, parameters);
    }
}
