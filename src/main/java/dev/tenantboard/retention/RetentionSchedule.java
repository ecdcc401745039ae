package dev.tenantboard.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The schedule of the retention.
 *
 * @param interval the interval between two runs; zero disables the retention
 * @param events the retention of the event log
 * @param runs the retention of runs of quick actions
 */
@Dependent
record RetentionSchedule(
        @ConfigProperty(name = "tenantboard.retention.schedule")
        Duration interval,

        @ConfigProperty(name = "tenantboard.events.retention")
        Duration events,

        @ConfigProperty(name = "tenantboard.runs.retention") Duration runs) {

    private static final Duration MIN_EVENTS = Duration.ofMinutes(1);
    private static final Duration MAX_EVENTS = Duration.ofDays(30);
    private static final Duration MIN_RUNS = Duration.ofDays(1);
    private static final Duration MAX_RUNS = Duration.ofDays(36_500);

    @Inject
    RetentionSchedule {
        if (interval.isNegative()) {
            throw new IllegalStateException(
                    "tenantboard.retention.schedule must be a duration such as PT30S; PT0S" + " disables it");
        }
        if (events.compareTo(MIN_EVENTS) < 0 || events.compareTo(MAX_EVENTS) > 0) {
            throw new IllegalStateException("tenantboard.events.retention must be a duration from PT1M to P30D");
        }
        if (runs.compareTo(MIN_RUNS) < 0 || runs.compareTo(MAX_RUNS) > 0) {
            throw new IllegalStateException("tenantboard.runs.retention must be a duration from P1D to P36500D");
        }
    }
}
