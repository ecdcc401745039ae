package dev.tenantboard.metric.value;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Thresholds;
import java.time.OffsetDateTime;

/**
 * A metric that nobody else calculates for a while, as it was defined when it was claimed.
 *
 * @param token by which the claim is known
 * @param time when it was claimed
 * @param calculation null if its query is wrong by now
 * @param wrong why there is no calculation
 * @param restricted whether there are members who may not read it
 */
public record Claimed(
        String metricId,
        String token,
        DatabaseTime time,
        OffsetDateTime definitionUpdatedAt,
        String name,
        int refreshRate,
        Thresholds thresholds,
        boolean ofPlatform,
        boolean restricted,
        Calculation calculation,
        Outcome wrong) {

    /** A right to calculate a metric. */
    record Claim(String token, DatabaseTime time) {}

    static Claimed of(DashboardMetric metric, Claim claim, boolean restricted, Calculation calculation, Outcome wrong) {
        MetricDefinition definition = metric.definition();
        return new Claimed(
                metric.id(),
                claim.token(),
                claim.time(),
                metric.updatedAt(),
                definition.name(),
                definition.refreshRate(),
                thresholds(definition),
                metric.isSystem(),
                restricted,
                calculation,
                wrong);
    }

    public static Thresholds thresholds(MetricDefinition definition) {
        return new Thresholds(definition.targetValue(), definition.warningThreshold(), definition.criticalThreshold());
    }
}
