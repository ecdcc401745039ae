package dev.tenantboard.metric.value;

import dev.tenantboard.activity.ActivitySeverity;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of a metric. */
@Schema(
        description = "The status of the metric. PENDING: nothing was calculated yet. NORMAL, WARNING,"
                + " CRITICAL: the value, compared with the thresholds. NO_DATA: there was no data to"
                + " calculate from. ERROR: the latest calculation failed.")
public enum MetricStatus {
    PENDING,
    NORMAL,
    WARNING,
    CRITICAL,
    NO_DATA,
    ERROR;

    /** Returns the status of figures. A query without a value has data if it has groups. */
    public static MetricStatus of(Figures figures, Plan plan) {
        if (plan.query().value() == null
                && figures.rows() != null
                && !figures.rows().isEmpty()) {
            return NORMAL;
        }
        return of(figures.value() == null ? null : figures.value().doubleValue(), plan.thresholds());
    }

    /**
     * Returns the status of a value. Zero is a threshold like any other. A value equal to a threshold has reached it.
     */
    static MetricStatus of(Double value, Thresholds thresholds) {
        if (value == null) {
            return NO_DATA;
        }
        if (isReached(thresholds.critical(), value, thresholds.isLowerWorse())) {
            return CRITICAL;
        }
        return isReached(thresholds.warning(), value, thresholds.isLowerWorse()) ? WARNING : NORMAL;
    }

    private static boolean isReached(Double threshold, double value, boolean lowerIsWorse) {
        return threshold != null && (lowerIsWorse ? value <= threshold : value >= threshold);
    }

    /** The severity of the activity that reports this status. */
    ActivitySeverity severity() {
        return switch (this) {
            case NORMAL -> ActivitySeverity.SUCCESS;
            case WARNING -> ActivitySeverity.WARNING;
            case CRITICAL -> ActivitySeverity.CRITICAL;
            case ERROR -> ActivitySeverity.ERROR;
            case PENDING, NO_DATA -> ActivitySeverity.INFO;
        };
    }
}
