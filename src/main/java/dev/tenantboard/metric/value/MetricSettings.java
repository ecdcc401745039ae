package dev.tenantboard.metric.value;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings of the calculation of metrics.
 *
 * @param concurrency concurrent calculations of one organization, on each server
 * @param totalConcurrency concurrent calculations on each server
 * @param lease the time after which another server takes over a claim
 * @param schedule the time between two polls for due metrics; zero disables them
 * @param retention the time for which past values are kept
 * @param statementTimeout the time limit of the last scan within the budget
 */
@Dependent
record MetricSettings(
        @ConfigProperty(name = "tenantboard.metrics.concurrency")
        int concurrency,

        @ConfigProperty(name = "tenantboard.metrics.total-concurrency")
        int totalConcurrency,

        @ConfigProperty(name = "tenantboard.metrics.lease") Duration lease,

        @ConfigProperty(name = "tenantboard.metrics.schedule")
        Duration schedule,

        @ConfigProperty(name = "tenantboard.metrics.history-retention")
        Duration retention,

        @ConfigProperty(name = "tenantboard.metrics.statement-timeout")
        Duration statementTimeout) {

    private static final Duration SHORTEST = Duration.ofSeconds(2);

    @Inject
    MetricSettings {
        require(concurrency > 0 && totalConcurrency > 0, "concurrency and total-concurrency: whole numbers from 1");
        require(
                !schedule.isNegative() && retention.compareTo(Duration.ofSeconds(1)) >= 0,
                "schedule and history-retention: durations such as PT5S and P400D; a schedule of PT0S means never");
        require(
                lease.dividedBy(2).compareTo(statementTimeout) >= 0 && lease.compareTo(SHORTEST) >= 0,
                "lease: a duration of at least twice the statement-timeout, and of " + SHORTEST);
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalStateException("tenantboard.metrics: " + rule);
        }
    }

    /** Returns the time in which scans may start. The rest of the lease is for the last scan and for storing. */
    Duration budget() {
        return lease.dividedBy(2);
    }
}
