package dev.tenantboard.metric.value;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The stored state of a metric in an organization, without its figures.
 *
 * @param value null if there are no data, or no value yet
 * @param failure the reason why the latest calculation failed; null if it succeeded
 * @param calculatedAt the time of the value; null before the first one
 * @param dueAt the time of the next calculation
 * @param definitionUpdatedAt the version of the definition of this value
 * @param permissions the permissions that readers needed at the time of the calculation
 */
public record StoredValue(
        Double value,
        MetricStatus status,
        String failure,
        OffsetDateTime calculatedAt,
        OffsetDateTime dueAt,
        OffsetDateTime definitionUpdatedAt,
        List<String> permissions,
        Summary summary) {

    /** The state before the first request. */
    public static final StoredValue NONE =
            new StoredValue(null, MetricStatus.PENDING, null, null, null, null, List.of(), null);

    public StoredValue {
        // PostgreSQL stores numbers that JSON cannot express.
        value = value == null || !Double.isFinite(value) ? null : value;
        summary = summary == null ? Summary.NONE : summary;
    }

    /**
     * Returns the state for a reader. A definition may have been opened to a reader before its value is calculated
     * again.
     */
    public StoredValue forReader(Caller reader) {
        if (reader.holds(permissions)) {
            return this;
        }
        return status == MetricStatus.ERROR
                ? new StoredValue(null, status, failure, null, dueAt, definitionUpdatedAt, List.of(), null)
                : NONE;
    }

    /** Returns whether there is a value or a failure. */
    public boolean isThere() {
        return status != MetricStatus.PENDING;
    }

    /**
     * Returns whether a calculation is due: the value has expired, a failure is old enough, or the definition has
     * changed.
     */
    public boolean isDue(DashboardMetric metric, Instant now) {
        return !isThere() || isOfOtherDefinition(metric) || !dueAt.toInstant().isAfter(now);
    }

    /** Returns whether the value is outdated. */
    public boolean isStale(DashboardMetric metric, Instant now) {
        return calculatedAt != null && (status == MetricStatus.ERROR || isDue(metric, now));
    }

    private boolean isOfOtherDefinition(DashboardMetric metric) {
        return definitionUpdatedAt == null || !definitionUpdatedAt.isEqual(metric.updatedAt());
    }

    /** Null before the first value, like the next one. */
    public Instant time() {
        return calculatedAt == null ? null : calculatedAt.toInstant();
    }

    public Instant expiry(DashboardMetric metric) {
        return calculatedAt == null
                ? null
                : calculatedAt.plusSeconds(metric.definition().refreshRate()).toInstant();
    }
}
