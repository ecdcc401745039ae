package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * A claimed metric, with its definition at the time of the claim.
 *
 * @param token identifies the claim
 * @param time the time of the claim
 * @param plan null if the query has become invalid
 * @param wrong the reason why there is no plan
 * @param permissions the permissions of its readers; null if they are unknown
 */
public record Claimed(
        String metricId,
        String token,
        DatabaseTime time,
        OffsetDateTime definitionUpdatedAt,
        String name,
        int refreshRate,
        boolean ofPlatform,
        Set<String> permissions,
        Plan plan,
        Failure wrong) {

    /** The right to calculate a metric. */
    record Claim(String token, DatabaseTime time) {}

    static Claimed of(DashboardMetric metric, Claim claim, Set<String> permissions, Plan plan, Failure wrong) {
        MetricDefinition definition = metric.definition();
        return new Claimed(
                metric.id(),
                claim.token(),
                claim.time(),
                metric.updatedAt(),
                definition.name(),
                definition.refreshRate(),
                metric.isSystem(),
                permissions,
                plan,
                wrong);
    }
}
