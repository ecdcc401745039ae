package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan;
import java.time.Instant;

/**
 * A metric's value over a requested range. It is not stored.
 *
 * @param value null if there are no data, or if it failed
 * @param failure the reason why the calculation failed; null if it succeeded
 */
public record RangeValue(Double value, MetricStatus status, Summary summary, String failure, Instant calculatedAt) {

    static RangeValue of(Outcome outcome, Plan plan, Instant calculatedAt) {
        if (outcome instanceof Failure failure) {
            return failed(failure.reason(), calculatedAt);
        }
        Figures figures = outcome.figures();
        return new RangeValue(
                figures.value() == null ? null : figures.value().doubleValue(),
                MetricStatus.of(figures, plan),
                Summary.of(figures),
                null,
                calculatedAt);
    }

    /** A value that cannot be calculated. */
    public static RangeValue failed(String reason, Instant at) {
        return new RangeValue(null, MetricStatus.ERROR, Summary.NONE, reason, at);
    }
}
