package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.persistence.ConnectionPool;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Claims metrics for calculation, in one short transaction. A claim keeps the other servers, and the other threads of
 * this one, from doing the same work; whoever dies with one is succeeded when it has run out.
 */
@Stateless
@Tenanted
public class ValueClaims {

    /** How many are claimed at a time at most: as many as share their scans on a screen. */
    public static final int MAX_CLAIMED = 20;

    /** How many are claimed for a visit, between two of which others have their turn. */
    public static final int MAX_VISITED = 5;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies family;

    @Inject
    private Calculations calculations;

    /** Those of some metrics that are due. */
    public List<Claimed> due(Collection<String> ids, Duration lease) {
        return claim(lease, (rows, token) -> rows.claim(token, lease, ids, false));
    }

    /** Some metrics, due or not, unless they are being calculated. */
    public List<Claimed> all(Collection<String> ids, Duration lease) {
        return claim(lease, (rows, token) -> rows.claim(token, lease, ids, true));
    }

    /** Some of the organization's that are due, or will be soon: those that are calculated together may share scans. */
    public List<Claimed> anyDue(Duration lease) {
        return claim(lease, (rows, token) -> rows.claimAny(token, lease));
    }

    /** Claims rows under a token, and says which. */
    private interface Taking {
        Map<String, DatabaseTime> take(ClaimRows rows, String token) throws SQLException;
    }

    private List<Claimed> claim(Duration lease, Taking taking) {
        String token = Ids.next();
        try (Connection connection = pool.getConnection()) {
            Map<String, DatabaseTime> taken = taking.take(new ClaimRows(connection, tenant.organizationId()), token);
            return taken.isEmpty() ? List.of() : claimed(taken, token);
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private List<Claimed> claimed(Map<String, DatabaseTime> taken, String token) {
        List<DashboardMetric> metrics = family.readableOf(taken.keySet());
        Map<String, DashboardMetric> all = family.of(metrics);
        return metrics.stream()
                .map(metric -> claimed(metric, new Claimed.Claim(token, taken.get(metric.id())), all))
                .toList();
    }

    private Claimed claimed(DashboardMetric metric, Claimed.Claim claim, Map<String, DashboardMetric> all) {
        Set<String> permissions = family.permissions(metric, all).orElse(null);
        try {
            return Claimed.of(metric, claim, permissions, calculations.of(metric, all, null), null);
        } catch (ProblemException wrong) {
            return Claimed.of(metric, claim, permissions, null, StoredQueries.outcome(wrong));
        }
    }
}
