package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.persistence.Database;
import dev.tenantboard.persistence.Ids;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims metrics for calculation in one short transaction. A claim prevents other servers and threads from doing the
 * same work. The claim of a dead server expires.
 */
@Stateless
@Tenanted
public class ValueClaims {

    /** The largest number of metrics in a claim: as many as share scans on a screen. */
    public static final int MAX_CLAIMED = 20;

    /**
     * The largest number of metrics in a step of a refresh run. Other organizations get their turn between two steps.
     */
    public static final int MAX_VISITED = 5;

    @Inject
    private Database database;

    @Inject
    private Tenant tenant;

    @Inject
    private MetricDependencies dependencies;

    @Inject
    private MetricPlans plans;

    /** Claims the given metrics that are due. */
    public List<Claimed> due(Collection<String> ids, Duration lease) {
        return claim((rows, token) -> rows.claim(token, lease, ids, false));
    }

    /** Claims the given metrics, due or not, unless they are claimed already. */
    public List<Claimed> all(Collection<String> ids, Duration lease) {
        return claim((rows, token) -> rows.claim(token, lease, ids, true));
    }

    /**
     * Claims some of the organization's metrics that are due now or soon. Metrics that are calculated together may
     * share scans.
     */
    public List<Claimed> anyDue(Duration lease) {
        return claim((rows, token) -> rows.claimAny(token, lease));
    }

    /** Claims rows under a token, and returns them. */
    private interface Taking {
        Map<String, DatabaseTime> take(ClaimRows rows, String token) throws SQLException;
    }

    private List<Claimed> claim(Taking taking) {
        String token = Ids.next();
        Map<String, DatabaseTime> taken =
                database.run(statements -> taking.take(new ClaimRows(statements, tenant.organizationId()), token));
        return taken.isEmpty() ? List.of() : claimed(taken, token);
    }

    private List<Claimed> claimed(Map<String, DatabaseTime> taken, String token) {
        List<DashboardMetric> metrics = dependencies.readableOf(taken.keySet());
        Map<String, DashboardMetric> all = dependencies.of(metrics);
        return metrics.stream()
                .map(metric -> claimed(metric, new Claimed.Claim(token, taken.get(metric.id())), all))
                .toList();
    }

    private Claimed claimed(DashboardMetric metric, Claimed.Claim claim, Map<String, DashboardMetric> all) {
        Set<String> permissions = dependencies.permissions(metric, all).orElse(null);
        try {
            return Claimed.of(metric, claim, permissions, plans.of(metric, all), null);
        } catch (ProblemException wrong) {
            return Claimed.of(metric, claim, permissions, null, MetricPlans.failure(wrong));
        }
    }
}
