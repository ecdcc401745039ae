package dev.tenantboard.metric.value;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.scheduling.KeyedLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Requests whose threads wait for calculations: so few that the server has threads for all other requests. */
@ApplicationScoped
public class WaitingRequests {

    private static final int MAX_WAITING = 16;

    private static final int MAX_WAITING_OF_ORGANIZATION = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

    @Inject
    private CalculationQueue calculations;

    private final KeyedLimit limit = new KeyedLimit(MAX_WAITING_OF_ORGANIZATION, MAX_WAITING);

    /** Returns whether another request may wait. If so, the caller calls {@link #leave}. */
    boolean tryEnter(String organizationId) {
        return limit.tryAcquire(organizationId);
    }

    void leave(String organizationId) {
        limit.release(organizationId);
    }

    boolean isFull(String organizationId) {
        return limit.isFull(organizationId);
    }

    /**
     * Queues work and waits for it. Work that has not started by then is withdrawn.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    <T> T run(String organizationId, Collection<? extends FutureTask<?>> work, Supplier<T> wait) {
        if (!tryEnter(organizationId)) {
            throw full();
        }
        try {
            if (!calculations.queue().offer(organizationId, work)) {
                throw full();
            }
            return wait.get();
        } finally {
            work.forEach(one -> calculations.queue().withdraw(organizationId, one));
            leave(organizationId);
        }
    }

    /** Pauses, and returns whether there is time left: another server or request may be done by then. */
    static boolean isTimeLeft(Instant end) {
        await(new CompletableFuture<>(), BETWEEN_CHECKS);
        return Instant.now().isBefore(end);
    }

    static ProblemException full() {
        return ProblemException.retryLater(
                ProblemType.CALCULATION_LIMIT_EXCEEDED,
                "Too many metrics of the organization wait for calculation. Nothing was done.",
                RETRY_AFTER);
    }

    /** Waits for a result. Returns empty if it is late. */
    static <T> Optional<T> await(Future<T> done, Duration limit) {
        try {
            return Optional.ofNullable(done.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException("a calculation failed", failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
