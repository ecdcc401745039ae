package dev.tenantboard.retention;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Claims organizations for one server, and schedules their next run. */
@Stateless
@Tenanted
public class RetentionClaims {

    /** Claims for five minutes. If this server stops, another one can claim after that. */
    private static final String CLAIM = """
            update dashboard_tenants t
            set retention_due_at = now() + interval '5 minutes'
            from organizations o
            where o.id = t.organization_id and t.organization_id = (
                select c.organization_id
                from dashboard_tenants c
                where c.organization_id = ? and c.retention_due_at <= now()
                for update skip locked)
            returning o.subscription_tier::text as tier, t.activities_due_at <= now() as activities_due
            """;

    /**
     * Schedules the next run at the time when the oldest entry of the log expires, but at least one minute and at most
     * one hour later. If an organization begins to write, the next run is within the retention of the log, and within
     * an hour. The random part distributes organizations that began at the same time.
     */
    private static final String FINISH = """
            update dashboard_tenants t
            set
                activities_due_at =
                    case when ? then now() + interval '50 minutes' else t.activities_due_at end,
                retention_due_at = case
                    when ? then now()
                    else random() * interval '5 seconds' + greatest(
                        now() + interval '1 minute',
                        least(
                            now() + interval '1 hour',
                            make_interval(secs => ?) + coalesce(
                                (
                                    select e.created_at
                                    from dashboard_events e
                                    where e.organization_id = t.organization_id
                                        and e.transaction_id >= coalesce(t.events_removed_to, '0')
                                    order by e.transaction_id, e.sequence
                                    limit 1),
                                now())))
                end
            where t.organization_id = ?
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    /**
     * A claim of this server.
     *
     * @param tier the platform's name of the tier
     */
    public record Claim(String tier, boolean activitiesDue) {}

    /** Claims the organization, unless it is not due or another server has claimed it. */
    public Optional<Claim> claim() {
        tenant.readsOnly();
        return database
                .run(statements -> statements.list(
                        CLAIM,
                        row -> new Claim(row.getString("tier"), row.getBoolean("activities_due")),
                        tenant.organizationId()))
                .stream()
                .findFirst();
    }

    /**
     * Ends a run.
     *
     * @param events the retention of the log
     * @param activitiesDone whether all removable activities are removed
     * @param more whether more rows must be removed immediately
     */
    public void finish(Duration events, boolean activitiesDone, boolean more) {
        tenant.readsOnly();
        database.run(statements -> statements.execute(FINISH, activitiesDone, more, events, tenant.organizationId()));
    }
}
