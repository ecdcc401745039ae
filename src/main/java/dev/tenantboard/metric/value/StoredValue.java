package dev.tenantboard.metric.value;

import dev.tenantboard.access.Caller;
import dev.tenantboard.metric.DashboardMetric;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What is kept of a metric in an organization, but for its figures.
 *
 * @param value null if there was nothing to calculate, or nothing was calculated yet
 * @param failure why the latest calculation failed; null if it did not
 * @param calculatedAt of the value; null before the first one
 * @param dueAt when it is to be calculated again
 * @param definitionUpdatedAt which state of the definition it belongs to
 * @param permissions what its readers had to hold when it was calculated
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

    /** Of a metric that nobody has asked for yet. */
    public static final StoredValue NONE =
            new StoredValue(null, MetricStatus.PENDING, null, null, null, null, List.of(), null);

    public StoredValue {
        // PostgreSQL stores what JSON cannot write.
        value = value == null || !Double.isFinite(value) ? null : value;
        summary = summary == null ? Summary.NONE : summary;
    }

    /** What is for a reader: a definition may have been opened to them, and its value not be calculated anew yet. */
    public StoredValue forReader(Caller reader) {
        if (reader.holds(permissions)) {
            return this;
        }
        return status == MetricStatus.ERROR
                ? new StoredValue(null, status, failure, null, dueAt, definitionUpdatedAt, List.of(), null)
                : NONE;
    }

    /** Whether there is anything to answer: a value, or the reason why there is none. */
    public boolean isThere() {
        return status != MetricStatus.PENDING;
    }

    /** Whether it is time for the next calculation: it has expired, or failed a while ago, or is of another definition. */
    public boolean isDue(DashboardMetric metric, Instant now) {
        return !isThere() || isOfOtherDefinition(metric) || !dueAt.toInstant().isAfter(now);
    }

    /** Whether the value is not the metric's as it is now. */
    public boolean isStale(DashboardMetric metric, Instant now) {
        return calculatedAt != null && (status == MetricStatus.ERROR || isDue(metric, now));
    }

    private boolean isOfOtherDefinition(DashboardMetric metric) {
        return definitionUpdatedAt == null || !definitionUpdatedAt.isEqual(metric.updatedAt());
    }

    /** Null before the first value, as the next. */
    public Instant time() {
        return calculatedAt == null ? null : calculatedAt.toInstant();
    }

    public Instant expiry(DashboardMetric metric) {
        return calculatedAt == null
                ? null
                : calculatedAt.plusSeconds(metric.definition().refreshRate()).toInstant();
    }
}
