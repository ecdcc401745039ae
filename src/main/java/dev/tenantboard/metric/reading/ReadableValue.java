package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.StoredValue;
import java.time.Instant;

/**
 * A metric that the caller may read, with its stored state in the caller's organization.
 *
 * @param now the time of the database's clock
 */
public record ReadableValue(
        String organizationId, DashboardMetric metric, StoredValue stored, Figures figures, Instant now) {

    MetricValueView view() {
        return MetricValueView.of(
                organizationId,
                metric.id(),
                stored.status(),
                figures,
                new MetricValueView.Age(stored.time(), stored.expiry(metric), stored.isStale(metric, now)),
                stored.failure());
    }
}
