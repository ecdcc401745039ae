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
 * @param calculation null if its query is wrong by now
 * @param failure why there is no calculation
 * @param restricted whether there are members who may not read it
 */
public record Claimed(
        String metricId,
        String token,
        OffsetDateTime definitionUpdatedAt,
        String name,
        int refreshRate,
        Thresholds thresholds,
        boolean ofPlatform,
        boolean restricted,
        Calculation calculation,
        String failure) {

    static Claimed of(DashboardMetric metric, String token, boolean restricted, Calculation calculation, String why) {
        MetricDefinition definition = metric.definition();
        return new Claimed(
                metric.id(),
                token,
                metric.updatedAt(),
                definition.name(),
                definition.refreshRate(),
                thresholds(definition),
                metric.isSystem(),
                restricted,
                calculation,
                why);
    }

    public static Thresholds thresholds(MetricDefinition definition) {
        return new Thresholds(definition.targetValue(), definition.warningThreshold(), definition.criticalThreshold());
    }

    /** What came of it, if its query is wrong by now. */
    public Outcome wrong() {
        return new Outcome(null, new Outcome.Failure(Outcome.Kind.QUERY, failure));
    }
}
