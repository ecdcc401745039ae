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
 * Removes activities that are past their time and that nobody pinned. Pinning waits for the row or holds it (a member's
 * pin by its foreign key, or in {@code MarkService}), and this never waits for it.
 */
@Stateless
@Tenanted
public class OldActivities {

    private static final String PINNED_BY_A_MEMBER = """
            exists (
                    select
                    from activity_marks m
                    where m.organization_id = f.organization_id and m.activity_id = f.id and m.is_pinned)""";

    /** By the feed's own index, backwards. The first comparison of the key is redundant. */
    private static final String NEXT = """
            select f.created_at, f.id, not f.is_pinned and not $pinned as goes
            from activity_feeds f
            where f.organization_id = ?
                and f.created_at < now() - make_interval(secs => ?)
                and f.created_at >= ?
                and (f.created_at, f.id) > (?, ?)
            order by f.created_at, f.id
            limit ?
            """.replace("$pinned", PINNED_BY_A_MEMBER);

    /** An activity that somebody is at work on is passed over; for marks of it, which go with it, 200 ms are waited. */
    private static final String LOCK = """
            select set_config('lock_timeout', '200ms', true);
            select f.id
            from activity_feeds f
            where f.organization_id = ? and f.id = any(?) and not f.is_pinned
            for update skip locked
            """;

    /** A statement of its own, so that it sees the marks that were made before the rows were locked. */
    private static final String REMOVE = """
            delete from activity_feeds f
            where f.organization_id = ? and f.id = any(?) and not $pinned
            """.replace("$pinned", PINNED_BY_A_MEMBER);

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    /** The oldest after one, in the order of time, those that are pinned too. */
    public List<OldActivity> after(OldActivity reached, Duration kept, int limit) {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setString(1, tenant.organizationId());
            query.setDouble(2, kept.toSeconds());
            query.setObject(3, reached.createdAt());
            query.setObject(4, reached.createdAt());
            query.setString(5, reached.id());
            query.setInt(6, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<OldActivity> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new OldActivity(
                            rows.getObject("created_at", OffsetDateTime.class),
                            rows.getString("id"),
                            rows.getBoolean("goes")));
                }
                return found;
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** Removes some, but for those that were pinned meanwhile or that somebody is at work on. */
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
