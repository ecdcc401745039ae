package dev.tenantboard.access;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * The requests of an organization or a user in a minute. It refills evenly, and a full budget may be used at once. What costs
 * more than a full budget needs a full one, and leaves less than nothing: so it can be sent, and the average stays exact.
 */
final class Budget {

    private static final long SECONDS = 60;

    private final String name;
    private final long perMinute;

    /** Null if there is no limit. */
    private final Bucket bucket;

    /** @param perMinute 0 is no limit */
    Budget(String name, int perMinute, TimeMeter clock) {
        this.name = name;
        this.perMinute = perMinute;
        this.bucket = perMinute == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    /**
     * Counts requests, all or none.
     *
     * @throws ProblemException 429
     */
    void spend(long cost) {
        spend(cost, 0);
    }

    /**
     * Counts further requests, all or none.
     *
     * @param before how many it has counted for the same purpose
     * @throws ProblemException 429
     */
    void spend(long cost, long before) {
        if (bucket == null) {
            return;
        }
        long needed = Math.max(0, Math.min(cost, perMinute - before));
        if (needed > 0) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(needed);
            if (!probe.isConsumed()) {
                throw refused(needed + before);
            }
        }
        if (cost > needed) {
            bucket.consumeIgnoringRateLimits(cost - needed);
        }
    }

    /** The client sends everything again, so it has to wait for what was counted before too. */
    private ProblemException refused(long needed) {
        return ProblemException.retryLater(
                ProblemType.RATE_LIMIT_EXCEEDED,
                "There were too many requests in a minute. Nothing was done.",
                Duration.ofNanos(bucket.estimateAbilityToConsume(needed).getNanosToWaitForRefill()));
    }

    boolean isLimited() {
        return bucket != null;
    }

    /** Returns the value of RateLimit-Policy: the requests of a window, in seconds. */
    String policy() {
        return "\"" + name + "\";q=" + perMinute + ";w=" + SECONDS;
    }

    /** Returns the value of RateLimit: the requests that are available, and the seconds until the budget is full. */
    String state() {
        long available = bucket.getAvailableTokens();
        long seconds = ((perMinute - available) * SECONDS + perMinute - 1) / perMinute;
        return "\"" + name + "\";r=" + Math.max(0, available) + ";t=" + seconds;
    }
}
