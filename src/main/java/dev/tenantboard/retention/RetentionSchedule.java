package dev.tenantboard.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When what is too old is removed.
 *
 * @param interval between two looks for organizations in which something is to be removed; zero is never
 * @param events for how long the log of live events is kept
 */
@Dependent
record RetentionSchedule(
        @ConfigProperty(name = "tenantboard.retention.schedule")
        Duration interval,

        @ConfigProperty(name = "tenantboard.events.retention")
        Duration events) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    @Inject
    RetentionSchedule {
        if (interval.isNegative()) {
            throw new IllegalStateException("tenantboard.retention.schedule: a duration such as PT30S; PT0S is never");
        }
        if (events.compareTo(SHORTEST) < 0 || events.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("tenantboard.events.retention: a duration from PT1M to P30D");
        }
    }
}
