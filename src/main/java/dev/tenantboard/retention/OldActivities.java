package dev.tenantboard.retention;

import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

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

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    /** Returns the activities that follow one, oldest first, including pinned ones. */
    public List<OldActivity> after(OldActivity last, Duration retention, int limit) {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setString(1, tenant.organizationId());
            query.setDouble(2, retention.toSeconds());
            query.setObject(3, last.createdAt());
            query.setObject(4, last.createdAt());
            query.setString(5, last.id());
            query.setInt(6, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<OldActivity> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new OldActivity(
                            rows.getObject("created_at", OffsetDateTime.class),
                            rows.getString("id"),
                            rows.getBoolean("removable")));
                }
                return found;
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** Removes activities, except those that were pinned meanwhile or are locked. */
    public int remove(List<String> ids) {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection()) {
            String[] locked = locked(connection, ids);
            try (PreparedStatement removal = connection.prepareStatement(REMOVE)) {
                removal.setString(1, tenant.organizationId());
                removal.setArray(2, connection.createArrayOf("text", locked));
                return removal.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private String[] locked(Connection connection, List<String> ids) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant.organizationId());
            lock.setArray(2, connection.createArrayOf("text", ids.toArray()));
            lock.execute();
            lock.getMoreResults();
            try (ResultSet rows = lock.getResultSet()) {
                List<String> locked = new ArrayList<>();
                while (rows.next()) {
                    locked.add(rows.getString("id"));
                }
                return locked.toArray(String[]::new);
            }
        }
    }
}
