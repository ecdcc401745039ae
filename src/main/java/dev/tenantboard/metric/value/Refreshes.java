package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** Calculations that requests bring about: those that nobody waits for, and those that somebody does. */
@ApplicationScoped
public class Refreshes {

    /** As long as anybody waits for a first value. */
    private static final Duration FIRST_VALUE = Duration.ofSeconds(5);

    /** As long as anybody waits for a calculation that they asked for. */
    private static final Duration ASKED_FOR = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final Duration FULL = Duration.ofSeconds(2);

    private record Key(String organizationId, String metricId) {}

    private final Map<Key, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Waiters waiters = new Waiters();

    @Inject
    private CalculationQueue lanes;

    @Inject
    private Calculator calculator;

    /** Begins what a reader found due, when their transaction is over. What cannot be taken on now stays due. */
    void queue(@Observes(during = TransactionPhase.AFTER_SUCCESS) MetricsDue found) {
        for (List<String> part : parts(found.metricIds())) {
            begin(found.organizationId(), part);
        }
    }

    private static List<List<String>> parts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ValueClaims.MAX_CLAIMED) {
            parts.add(all.subList(from, Math.min(all.size(), from + ValueClaims.MAX_CLAIMED)));
        }
        return parts;
    }

    /** Whether those of some metrics that this server does not calculate already were taken on. */
    private boolean begin(String organizationId, Collection<String> ids) {
        var done = new CompletableFuture<Void>();
        List<String> mine = ids.stream()
                .filter(id -> underWay.putIfAbsent(new Key(organizationId, id), done) == null)
                .toList();
        boolean taken = mine.isEmpty()
                || lanes.offer(organizationId, List.of(() -> {
                    try {
                        calculator.calculateDue(organizationId, mine);
                    } finally {
                        end(organizationId, mine, done);
                    }
                }));
        if (!taken) {
            end(organizationId, mine, done);
        }
        return taken;
    }

    private void end(String organizationId, Collection<String> ids, CompletableFuture<Void> done) {
        ids.forEach(id -> underWay.remove(new Key(organizationId, id), done));
        done.complete(null);
    }

    /**
     * Begins a metric's first value and waits a few seconds for it, whichever server calculates it. Where too many wait
     * already, there is no value yet.
     *
     * @param isThere looks whether there is one
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public void awaitFirst(String organizationId, String metricId, BooleanSupplier isThere) {
        if (!begin(organizationId, List.of(metricId))) {
            throw full();
        }
        if (waiters.enter(organizationId)) {
            try {
                awaitBegun(organizationId, metricId, isThere);
            } finally {
                waiters.leave(organizationId);
            }
        }
    }

    private void awaitBegun(String organizationId, String metricId, BooleanSupplier isThere) {
        Instant end = Instant.now().plus(FIRST_VALUE);
        do {
            CompletableFuture<Void> here = underWay.get(new Key(organizationId, metricId));
            if (here != null) {
                await(here, Duration.between(Instant.now(), end));
            }
        } while (!isThere.getAsBoolean() && isTimeLeft(end) && begin(organizationId, List.of(metricId)));
    }

    /** Another server is at it: a while later it may be done. */
    private static boolean isTimeLeft(Instant end) {
        await(new CompletableFuture<>(), BETWEEN_LOOKS);
        return Instant.now().isBefore(end);
    }

    /**
     * Recalculates metrics now: all are taken on, or none. Nothing is said in the answer of those that somebody else
     * calculates, and of those whose definition has changed meanwhile.
     *
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public Map<String, Outcome> recalculate(String organizationId, Collection<String> ids) {
        Map<List<String>, FutureTask<Map<String, Outcome>>> work = new LinkedHashMap<>();
        for (List<String> part : parts(ids)) {
            work.put(part, new FutureTask<>(() -> calculator.calculateAll(organizationId, part)));
        }
        return waiting(organizationId, work.values(), () -> {
            Map<String, Outcome> outcomes = new HashMap<>();
            Instant end = Instant.now().plus(ASKED_FOR);
            work.forEach((part, done) -> outcomes.putAll(
                    await(done, Duration.between(Instant.now(), end)).orElseGet(() -> late(part))));
            return outcomes;
        });
    }

    private static Map<String, Outcome> late(Collection<String> ids) {
        var late =
                new Outcome(null, new Failure(Kind.UNAVAILABLE, "It did not end in time. Read its value in a moment."));
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> late));
    }

    /**
     * Calculates what is not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not come in time
     */
    public Outcome calculate(String organizationId, Calculation calculation) {
        var work = new FutureTask<>(() -> calculator.calculate(organizationId, calculation));
        return waiting(organizationId, List.of(work), () -> await(work, ASKED_FOR))
                .orElseThrow(() -> new ProblemException(ProblemType.CALCULATION_UNAVAILABLE));
    }

    /** Waits for work; what has not begun by then is taken back. */
    private <T> T waiting(String organizationId, Collection<? extends FutureTask<?>> work, Supplier<T> wait) {
        if (!waiters.enter(organizationId)) {
            throw full();
        }
        try {
            if (!lanes.offer(organizationId, work)) {
                throw full();
            }
            return wait.get();
        } finally {
            work.forEach(one -> lanes.withdraw(organizationId, one));
            waiters.leave(organizationId);
        }
    }

    private static ProblemException full() {
        return ProblemException.retryLater(
                ProblemType.CALCULATION_LIMIT_EXCEEDED,
                "Too many metrics of the organization wait for calculation. Nothing was done.",
                FULL);
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
            throw new IllegalStateException("a calculation broke off", failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
