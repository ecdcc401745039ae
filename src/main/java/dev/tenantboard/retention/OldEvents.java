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
import javax.sql.DataSource;

/** Removes old entries of the event log, and stores the new start of the log in the same transaction. */
@Stateless
@Tenanted
public class OldEvents {

    /**
     * Starts at the end of the previous removal, so that it scans no dead rows. It does not remove entries of a
     * transaction that was concurrent with one that still runs. The position of an up-to-date subscriber is before
     * those entries, so the subscriber misses none.
     */
    private static final String REMOVE = """
            with oldest as materialized (
                select
                    e.transaction_id,
                    e.sequence,
                    bool_and(e.created_at < now() - make_interval(secs => ?))
                        over (order by e.transaction_id, e.sequence) as is_old
                from (
                    select transaction_id, sequence, created_at
                    from dashboard_events
                    where organization_id = ?
                        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        and transaction_id >= coalesce(
                            (select t.events_removed_to from dashboard_tenants t where t.organization_id = ?), '0')
                    order by transaction_id, sequence
                    limit ?) e
            ),
            last_old as materialized (
                select transaction_id, sequence
                from oldest
                where is_old
                order by transaction_id desc, sequence desc
                limit 1
            ),
            removed as (
                delete from dashboard_events
                where organization_id = ?
                    and transaction_id >= (select transaction_id from oldest order by transaction_id limit 1)
                    and (transaction_id, sequence)
                        <= ((select transaction_id from last_old), (select sequence from last_old))
                returning transaction_id
            ),
            boundary as (
                update dashboard_tenants
                set events_removed_to = greatest(events_removed_to, (select transaction_id from last_old))
                where organization_id = ? and exists (select from last_old)
            )
            select count(*) as removed
            from removed
            """;

    /**
     * Removes entries with transaction ids of the future. They are from another cluster whose dump was restored here.
     */
    private static final String REMOVE_FOREIGN = """
            with foreign_entries as (
                delete from dashboard_events
                where organization_id = ? and transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
            )
            update dashboard_tenants
            set events_removed_to = null
            where organization_id = ? and events_removed_to >= pg_snapshot_xmax(pg_current_snapshot())
            """;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    /**
     * Removes the oldest entries, in the order of the log.
     *
     * @return the number of removed entries
     */
    public int remove(Duration retention, int limit) {
        tenant.readsOnly();
        String organization = tenant.organizationId();
        try (Connection connection = pool.getConnection();
                PreparedStatement removal = connection.prepareStatement(REMOVE)) {
            removal.setDouble(1, retention.toSeconds());
            removal.setString(2, organization);
            removal.setString(3, organization);
            removal.setInt(4, limit);
            removal.setString(5, organization);
            removal.setString(6, organization);
            try (ResultSet row = removal.executeQuery()) {
                row.next();
                return row.getInt("removed");
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** Removes entries of another cluster's transactions. */
    public void removeForeignEntries() {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection();
                PreparedStatement removal = connection.prepareStatement(REMOVE_FOREIGN)) {
            removal.setString(1, tenant.organizationId());
            removal.setString(2, tenant.organizationId());
            removal.executeUpdate();
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }
}
