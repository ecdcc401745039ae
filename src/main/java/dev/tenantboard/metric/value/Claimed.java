package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Outcome;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * A metric that nobody else calculates for a while, as it was defined when it was claimed.
 *
 * @param token by which the claim is known
 * @param time when it was claimed
 * @param calculation null if its query is wrong by now
 * @param wrong why there is no calculation
 * @param permissions what its readers must hold; null if that cannot be said
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
        Calculation calculation,
        Outcome wrong) {

    /** A right to calculate a metric. */
    record Claim(String token, DatabaseTime time) {}

    static Claimed of(
            DashboardMetric metric, Claim claim, Set<String> permissions, Calculation calculation, Outcome wrong) {
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
                calculation,
                wrong);
    }
}
