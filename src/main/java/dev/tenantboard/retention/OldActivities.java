package dev.tenantboard.retention;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Removes old activities that are not pinned. A transaction that pins an activity locks its row (by the mark's foreign
 * key, or in {@code MarkService}) or waits for it. The removal never waits for such a lock.
 */
@Stateless
@Tenanted
public class OldActivities {

    private static final String PINNED_BY_A_MEMBER = """
            exists (
                    select
                    from activity_marks m
                    where m.organization_id = f.organization_id and m.activity_id = f.id and m.is_pinned)""";

    /** Uses the feed's index, backwards. The first comparison of the key is redundant. */
    private static final String NEXT = """
            select f.created_at, f.id, not f.is_pinned and not $pinned as removable
            from activity_feeds f
            where f.organization_id = ?
                and f.created_at < now() - make_interval(secs => ?)
                and f.created_at >= ?
                and (f.created_at, f.id) > (?, ?)
            order by f.created_at, f.id
            limit ?
            """.replace("$pinned", PINNED_BY_A_MEMBER);

    /** Skips locked activities. For locked marks, which are deleted with their activity, it waits 200 ms. */
    private static final String LOCK = """
            select set_config('lock_timeout', '200ms', true);
            select f.id
            from activity_feeds f
            where f.organization_id = ? and f.id = any(?) and not f.is_pinned
            for update skip locked
            """;

    /** A separate statement, so that it sees the marks that were committed before the rows were locked. */
    private static final String REMOVE = """
            delete from activity_feeds f
            where f.organization_id = ? and f.id = any(?) and not $pinned
            """.replace("$pinned", PINNED_BY_A_MEMBER);

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    /** Returns the activities that follow one, oldest first, including pinned ones. */
    public List<OldActivity> after(OldActivity last, Duration retention, int limit) {
        tenant.readsOnly();
        return database.run(statements -> statements.list(
                NEXT,
                OldActivities::activity,
                tenant.organizationId(),
                retention,
                last.createdAt(),
                last.createdAt(),
                last.id(),
                limit));
    }

    private static OldActivity activity(ResultSet row) throws SQLException {
        return new OldActivity(
                row.getObject("created_at", OffsetDateTime.class), row.getString("id"), row.getBoolean("removable"));
    }

    /** Removes activities, except those that were pinned meanwhile or are locked. */
    public int remove(List<String> ids) {
        tenant.readsOnly();
        String organization = tenant.organizationId();
        return database.run(statements -> {
            List<String> locked = statements.list(LOCK, row -> row.getString("id"), organization, ids);
            return statements.execute(REMOVE, organization, locked);
        });
    }
}
