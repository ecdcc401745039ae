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
import java.util.Optional;
import javax.sql.DataSource;

/** Who visits an organization, and when it is visited again. */
@Stateless
@Tenanted
public class RetentionClaims {

    /** For five minutes: if this server dies meanwhile, another one comes then. */
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
     * The next visit is when the oldest entry of the log is past its time, but not at once again: who writes much is visited
     * every minute. Whoever begins to write is visited within the time that the log is kept, and within an hour. The random part
     * keeps organizations apart that began together.
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

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    /**
     * A visit that is this server's.
     *
     * @param tier as the platform calls it
     */
    public record Claim(String tier, boolean activitiesDue) {}

    /** The visit, unless none is due or another server makes it. */
    public Optional<Claim> claim() {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, tenant.organizationId());
            try (ResultSet row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(row.getString("tier"), row.getBoolean("activities_due")))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /**
     * Ends a visit.
     *
     * @param events for how long the log is kept
     * @param activitiesDone whether no activity is left that is to go
     * @param more whether there is more to remove at once
     */
    public void finish(Duration events, boolean activitiesDone, boolean more) {
        tenant.readsOnly();
        try (Connection connection = pool.getConnection();
                PreparedStatement finish = connection.prepareStatement(FINISH)) {
            finish.setBoolean(1, activitiesDone);
            finish.setBoolean(2, more);
            finish.setDouble(3, events.toSeconds());
            finish.setString(4, tenant.organizationId());
            finish.executeUpdate();
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }
}
