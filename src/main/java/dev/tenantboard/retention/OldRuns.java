package dev.tenantboard.retention;

import dev.tenantboard.persistence.Database;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;

/** Closes runs of quick actions that a crash has interrupted, and removes runs that are older than the retention. */
@Stateless
@Tenanted
public class OldRuns {

    /** The largest number of runs that one call removes. */
    static final int BATCH = 100;

    /** It skips rows that another transaction deletes. */
    private static final String CLEAN_UP = """
            with interrupted as (
                update quick_action_runs
                set state = 'UNKNOWN', finished_at = now()
                where organization_id = ?
                    and state = 'RUNNING'
                    and started_at < now() - interval '1 minute'
                    and started_at >= now() - make_interval(secs => ?))
            delete from quick_action_runs
            where organization_id = ?
                and id in (
                    select id
                    from quick_action_runs
                    where organization_id = ? and started_at < now() - make_interval(secs => ?)
                    order by started_at
                    limit ?
                    for update skip locked)
            """;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private RetentionSchedule schedule;

    /** Removes old runs of an organization that may never run an action again. */
    public int remove() {
        tenant.readsOnly();
        return cleanUp();
    }

    /** Returns the number of removed runs: {@link #BATCH} if there may be more. */
    public int cleanUp() {
        String organization = tenant.organizationId();
        Duration retention = schedule.runs();
        return database.run(statements ->
                statements.execute(CLEAN_UP, organization, retention, organization, organization, retention, BATCH));
    }
}
