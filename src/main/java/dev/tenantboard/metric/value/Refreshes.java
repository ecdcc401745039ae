package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calculations that requests start. Some requests wait for them; the others read a stored value. */
@ApplicationScoped
public class Refreshes {

    /** How long a request waits for a first value. */
    private static final Duration FIRST_VALUE = Duration.ofSeconds(5);

    /** How long a request waits for the first values of a dashboard. */
    private static final Duration FIRST_VALUES = Duration.ofSeconds(3);

    /** How long a request waits for a calculation that it requested. */
    private static final Duration CALCULATION = Duration.ofSeconds(30);

    /** The event that a request read due metrics. It is fired in the transaction of the request. */
    public record MetricsDue(String organizationId, Collection<String> metricIds) {}

    private record Key(String organizationId, String metricId) {}

    private final Map<Key, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    @Inject
    private WaitingRequests waiting;

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
            throw WaitingRequests.full();
        }
        awaitStarted(organizationId, List.of(metricId), FIRST_VALUE, exists);
    }

    /**
     * Waits a short time for first values that a reader found due, whichever server calculates them. It does not wait if
     * too many requests wait already.
     *
     * @param exist queries whether there are values
     */
    public void awaitFirst(String organizationId, Collection<String> metricIds, BooleanSupplier exist) {
        awaitStarted(organizationId, metricIds, FIRST_VALUES, exist);
    }

    private void awaitStarted(String organizationId, Collection<String> ids, Duration limit, BooleanSupplier exist) {
        if (!waiting.tryEnter(organizationId)) {
            return;
        }
        try {
            Instant end = Instant.now().plus(limit);
            do {
                WaitingRequests.await(running(organizationId, ids), Duration.between(Instant.now(), end));
            } while (!exist.getAsBoolean() && WaitingRequests.isTimeLeft(end) && startAll(organizationId, ids));
        } finally {
            waiting.leave(organizationId);
        }
    }

    /** Returns the end of the calculations of these metrics on this server. */
    private CompletableFuture<Void> running(String organizationId, Collection<String> ids) {
        return CompletableFuture.allOf(ids.stream()
                .map(id -> running.get(new Key(organizationId, id)))
                .filter(Objects::nonNull)
                .toArray(CompletableFuture[]::new));
    }

    private boolean startAll(String organizationId, Collection<String> ids) {
        return parts(ids).stream().allMatch(part -> start(organizationId, part));
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
        return waiting.run(organizationId, work.values(), () -> {
            Map<String, Outcome> outcomes = new HashMap<>();
            Instant end = Instant.now().plus(CALCULATION);
            work.forEach((part, done) ->
                    outcomes.putAll(WaitingRequests.await(done, Duration.between(Instant.now(), end))
                            .orElseGet(() -> late(part))));
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
            throw WaitingRequests.full();
        }
    }

    /**
     * Calculates a value that is not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not end in time
     */
    public Outcome calculate(String organizationId, Plan plan) {
        var work = new FutureTask<>(
                () -> calculator.calculate(organizationId, List.of(plan)).get(plan.key()));
        return waiting.run(organizationId, List.of(work), () -> WaitingRequests.await(work, CALCULATION))
                .orElseThrow(() -> new ProblemException(ProblemType.CALCULATION_UNAVAILABLE));
    }
}
