package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** What an organization or a user may ask in a minute. It refills evenly, and whoever was quiet may use all of it at once. */
public final class Budget {

    /** Null where there is no limit. */
    private final Bucket bucket;

    Budget(int perMinute, TimeMeter clock) {
        this.bucket = perMinute == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    /** Takes one request from it, or refuses. */
    Budget spend() {
        if (bucket != null) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw ProblemException.retryLater(
                        ProblemType.RATE_LIMIT_EXCEEDED,
                        "There were too many requests in a minute. Nothing was done.",
                        Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
        return this;
    }
}
