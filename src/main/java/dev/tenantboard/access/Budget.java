package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The requests of an organization or a user in a minute. It refills evenly, and a full budget may be used at once. */
public final class Budget {

    /** Null if there is no limit. */
    private final Bucket bucket;

    Budget(int perMinute, TimeMeter clock) {
        this.bucket = perMinute == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    /** Counts a request. @throws ProblemException 429 */
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
