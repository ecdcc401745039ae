package dev.tenantboard.retention;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;

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

    @Inject
    private Database database;

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
        return database.run(statements -> statements.list(
                        REMOVE,
                        row -> row.getInt("removed"),
                        retention,
                        organization,
                        organization,
                        limit,
                        organization,
                        organization))
                .get(0);
    }

    /** Removes entries of another cluster's transactions. */
    public void removeForeignEntries() {
        tenant.readsOnly();
        String organization = tenant.organizationId();
        database.run(statements -> statements.execute(REMOVE_FOREIGN, organization, organization));
    }
}
