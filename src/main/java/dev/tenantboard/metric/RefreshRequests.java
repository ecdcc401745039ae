package dev.tenantboard.metric;

import dev.tenantboard.access.Caller;
import dev.tenantboard.persistence.NativeQueries;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Schedules the refresh of the caller's organization. */
@Stateless
@Tenanted
public class RefreshRequests {

    private static final String SOON = """
            insert into dashboard_tenants (organization_id, metrics_due_at)
            values (?1, now())
            on conflict (organization_id) do update
                set metrics_due_at = excluded.metrics_due_at
                where dashboard_tenants.metrics_due_at > excluded.metrics_due_at
            """;

    /** Composites and queries of histories. They are few, so all of them become due. */
    private static final String READERS_DUE = """
            update dashboard_metric_values v
            set due_at = now()
            from dashboard_metrics m
            where v.organization_id = ?1
                and m.id = v.metric_id
                and (jsonb_exists(m.query, 'inputs') or m.query ->> 'dataset' = 'metricHistory')
            """;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /** Schedules a refresh for a new definition. A platform metric is refreshed in an organization that reads it. */
    public void soon() {
        update(SOON);
    }

    /**
     * Schedules a refresh after a definition changed or was deleted. Metrics that are computed from it become due too.
     */
    public void soonWithReaders() {
        update(READERS_DUE);
        update(SOON);
    }

    private void update(String sql) {
        Caller caller = tenant.caller();
        if (!caller.managesSystemRows()) {
            NativeQueries.of(entities, sql, caller.organizationId()).executeUpdate();
        }
    }
}
