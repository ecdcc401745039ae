package dev.tenantboard.metric.refresh;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How metrics are calculated.
 *
 * @param concurrency calculations at a time for one organization, on each server
 * @param totalConcurrency calculations at a time on each server
 * @param leaseSeconds for which a server may calculate before another one takes over
 * @param scheduleSeconds between two looks for what is due; 0 is never
 * @param retentionDays for which past values are kept
 */
@Dependent
record MetricSettings(
        @ConfigProperty(name = "tenantboard.metrics.concurrency")
        int concurrency,

        @ConfigProperty(name = "tenantboard.metrics.total-concurrency")
        int totalConcurrency,

        @ConfigProperty(name = "tenantboard.metrics.lease") int leaseSeconds,

        @ConfigProperty(name = "tenantboard.metrics.schedule")
        int scheduleSeconds,

        @ConfigProperty(name = "tenantboard.metrics.history-retention")
        int retentionDays) {

    @Inject
    MetricSettings {
        if (LongStream.of(concurrency, totalConcurrency, leaseSeconds, retentionDays)
                        .anyMatch(figure -> figure < 1)
                || scheduleSeconds < 0) {
            throw new IllegalStateException(
                    "tenantboard.metrics.*: whole numbers from 1; the schedule may be 0, which is never");
        }
    }

    Duration lease() {
        return Duration.ofSeconds(leaseSeconds);
    }

    Duration retention() {
        return Duration.ofDays(retentionDays);
    }
}
