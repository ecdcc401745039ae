package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.scheduling.KeyedLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calculations that requests start. Some requests wait for them; the others read a stored value. */
@ApplicationScoped
public class Refreshes {

    /** Requests whose threads wait, so few that the server has threads for all other requests. */
    private static final int MAX_WAITING = 16;

    private static final int MAX_WAITING_OF_ORGANIZATION = 4;

    /** How long a request waits for a first value. */
    private static final Duration FIRST_VALUE = Duration.ofSeconds(5);

    /** How long a request waits for a calculation that it requested. */
    private static final Duration CALCULATION = Duration.ofSeconds(30);

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** The event that a request read due metrics. It is fired in the transaction of the request. */
    public record MetricsDue(String organizationId, Collection<String> metricIds) {}

    private record Key(String organizationId, String metricId) {}

    private final Map<Key, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final KeyedLimit waiting = new KeyedLimit(MAX_WAITING_OF_ORGANIZATION, MAX_WAITING);

    @Inject
    private CalculationQueue calculations;

    @Inject
    private Calculator calculator;

    /** Starts what a reader found due, after their transaction. Metrics that find no room in the queue stay due. */
    void queue(@Observes(during = TransactionPhase.AFTER_SUCCESS) MetricsDue found) {
        for (List<String> part : parts(found.metricIds())) {
            start(found.organizationId(), part);
        }
    }

    private static List<List<String>> parts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + ValueClaims.MAX_CLAIMED)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + ValueClaims.MAX_CLAIMED)))
                .toList();
    }

    /** @return whether the queue has room for the metrics that this server does not calculate yet */
    private boolean start(String organizationId, Collection<String> ids) {
        var done = new CompletableFuture<Void>();
        List<String> mine = ids.stream()
                .filter(id -> running.putIfAbsent(new Key(organizationId, id), done) == null)
                .toList();
        boolean queued = mine.isEmpty()
                || calculations.queue().offer(organizationId, List.of(() -> {
                    try {
                        calculator.calculateDue(organizationId, mine);
                    } finally {
                        end(organizationId, mine, done);
                    }
                }));
        if (!queued) {
            end(organizationId, mine, done);
        }
        return queued;
    }

    private void end(String organizationId, Collection<String> ids, CompletableFuture<Void> done) {
        ids.forEach(id -> running.remove(new Key(organizationId, id), done));
        done.complete(null);
    }

    /**
     * Starts the calculation of a metric's first value and waits a few seconds for it, whichever server calculates it. It
     * does not wait if too many requests wait already: there is no value yet.
     *
     * @param exists queries whether there is a value
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public void awaitFirst(String organizationId, String metricId, BooleanSupplier exists) {
        if (!start(organizationId, List.of(metricId))) {
            throw full();
        }
        if (waiting.tryAcquire(organizationId)) {
            try {
                awaitStarted(organizationId, metricId, exists);
            } finally {
                waiting.release(organizationId);
            }
        }
    }

    private void awaitStarted(String organizationId, String metricId, BooleanSupplier exists) {
        Instant end = Instant.now().plus(FIRST_VALUE);
        do {
            CompletableFuture<Void> here = running.get(new Key(organizationId, metricId));
            if (here != null) {
                await(here, Duration.between(Instant.now(), end));
            }
        } while (!exists.getAsBoolean() && isTimeLeft(end) && start(organizationId, List.of(metricId)));
    }

    /** Another server calculates it, and may be done after a pause. */
    private static boolean isTimeLeft(Instant end) {
        await(new CompletableFuture<>(), BETWEEN_CHECKS);
        return Instant.now().isBefore(end);
    }

    /**
     * Recalculates metrics now: all of them, or none. The result leaves out metrics that another request or server
     * calculates, and metrics whose definition has changed meanwhile.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public Map<String, Outcome> recalculate(String organizationId, Collection<String> ids) {
        Map<List<String>, FutureTask<Map<String, Outcome>>> work = new LinkedHashMap<>();
        for (List<String> part : parts(ids)) {
            work.put(part, new FutureTask<>(() -> calculator.calculateAll(organizationId, part)));
        }
        return await(organizationId, work.values(), () -> {
            Map<String, Outcome> outcomes = new HashMap<>();
            Instant end = Instant.now().plus(CALCULATION);
            work.forEach((part, done) -> outcomes.putAll(
                    await(done, Duration.between(Instant.now(), end)).orElseGet(() -> late(part))));
            return outcomes;
        });
    }

    private static Map<String, Outcome> late(Collection<String> ids) {
        var late = new Failure(Kind.UNAVAILABLE, "It did not end in time. Read its value in a moment.");
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> late));
    }

    /**
     * Refuses a request that could not wait, before its query is read and planned.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public void requireRoom(String organizationId) {
        if (waiting.isFull(organizationId)) {
            throw full();
        }
    }

    /**
     * Calculates a value that is not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not end in time
     */
    public Outcome calculate(String organizationId, Plan plan) {
        var work = new FutureTask<>(() -> calculator.calculate(organizationId, plan));
        return await(organizationId, List.of(work), () -> await(work, CALCULATION))
                .orElseThrow(() -> new ProblemException(ProblemType.CALCULATION_UNAVAILABLE));
    }

    /**
     * Runs a scan whose rows are not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not end in time
     */
    public <T> T scan(String organizationId, Supplier<T> scan) {
        return scan(organizationId, CALCULATION, scan)
                .orElseThrow(() -> new ProblemException(ProblemType.CALCULATION_UNAVAILABLE));
    }

    /**
     * Runs a scan, and waits for it for some time. The result is empty if it does not end in this time.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public <T> Optional<T> scan(String organizationId, Duration patience, Supplier<T> scan) {
        FutureTask<T> work = new FutureTask<>(() -> calculator.scan(organizationId, scan));
        return await(organizationId, List.of(work), () -> await(work, patience));
    }

    /**
     * Runs a scan like {@link #scan(String, Supplier)}, but waits for room until a time: for an answer that is partly
     * sent.
     */
    public <T> T scan(String organizationId, Instant end, Supplier<T> scan) {
        while (true) {
            try {
                return scan(organizationId, scan);
            } catch (ProblemException refusal) {
                boolean isFull = refusal.problem().code() == ProblemType.CALCULATION_LIMIT_EXCEEDED;
                if (!isFull || !isTimeLeft(end)) {
                    throw refusal;
                }
            }
        }
    }

    /** Queues work and waits for it. Work that has not started by then is withdrawn. */
    private <T> T await(String organizationId, Collection<? extends FutureTask<?>> work, Supplier<T> wait) {
        if (!waiting.tryAcquire(organizationId)) {
            throw full();
        }
        try {
            if (!calculations.queue().offer(organizationId, work)) {
                throw full();
            }
            return wait.get();
        } finally {
            work.forEach(one -> calculations.queue().withdraw(organizationId, one));
            waiting.release(organizationId);
        }
    }

    private static ProblemException full() {
        return ProblemException.retryLater(
                ProblemType.CALCULATION_LIMIT_EXCEEDED,
                "Too many metrics of the organization wait for calculation. Nothing was done.",
                RETRY_AFTER);
    }

    private static <T> Optional<T> await(Future<T> done, Duration limit) {
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
