package dev.tenantboard.metric.value;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;

/** Finishes a refresh run of an organization. */
@Stateless
@Tenanted
public class RefreshSchedule {

    /**
     * The lock is a separate statement, so that the next statement sees definitions that were written meanwhile.
     * Refresh runs of an organization are at least 30 seconds apart, regardless of its refresh rates, and at most one
     * day. The random part separates organizations that started together.
     */
    private static final String NEXT_VISIT = """
            select 1
            from dashboard_tenants
            where organization_id = ?
            for update;
            update dashboard_tenants t
            set metrics_due_at = (
                select case
                    when ? then now()
                    else greatest(
                        least(min(due.at), now() + interval '1 day'),
                        now() + interval '30 seconds' + random() * interval '3 seconds')
                end
                from (
                    select greatest(
                        case when v.definition_updated_at = m.updated_at then v.due_at else now() end,
                        v.claimed_until) as at
                    from dashboard_metric_values v
                    join dashboard_metrics m on m.id = v.metric_id
                    where v.organization_id = t.organization_id
                    union all
                    select now()
                    from dashboard_metrics m
                    where m.organization_id = t.organization_id
                        and not exists (
                            select
                            from dashboard_metric_values v
                            where v.organization_id = m.organization_id and v.metric_id = m.id)) due)
            where organization_id = ?;
            """;

    /** Deletes some of the oldest rows, and skips rows that another server deletes. */
    private static final String FORGET = """
            delete from dashboard_metric_history
            where organization_id = ?
                and (metric_id, calculated_at) in (
                    select metric_id, calculated_at
                    from dashboard_metric_history
                    where organization_id = ? and calculated_at < now() - make_interval(secs => ?)
                    order by calculated_at
                    limit 1000
                    for update skip locked);
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    /**
     * Deletes expired history, and schedules the organization's next refresh run.
     *
     * @param atOnce whether more metrics are due than this run has calculated
     */
    public void finishVisit(Duration retention, boolean atOnce) {
        String organization = tenant.organizationId();
        database.run(statements -> statements.execute(
                FORGET + NEXT_VISIT, organization, organization, retention, organization, atOnce, organization));
    }
}
