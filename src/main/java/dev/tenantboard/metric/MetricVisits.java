package dev.tenantboard.metric;

import dev.tenantboard.tenancy.Caller;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Lists the caller's organization among those whose metrics are to be calculated. */
@Stateless
@Tenanted
public class MetricVisits {

    private static final String SOON = """
            insert into dashboard_tenants (organization_id, metrics_due_at)
            values (?1, now())
            on conflict (organization_id) do update
                set metrics_due_at = excluded.metrics_due_at
                where dashboard_tenants.metrics_due_at > excluded.metrics_due_at
            """;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Tenant tenant;

    /** A definition is new or another one. The platform's is calculated where somebody asks for it, when it is due. */
    public void soon() {
        Caller caller = tenant.caller();
        if (!caller.managesSystemRows()) {
            entities.createNativeQuery(SOON)
                    .setHint("eclipselink.jdbc.allow-native-sql-query", true)
                    .setParameter(1, caller.organizationId())
                    .executeUpdate();
        }
    }
}
