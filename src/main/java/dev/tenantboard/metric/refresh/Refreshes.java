package dev.tenantboard.metric.refresh;

import dev.tenantboard.metric.engine.Calculation;
import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.value.ValueClaims;
import dev.tenantboard.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Calculations that requests bring about: those that nobody waits for, and those that somebody does. */
@ApplicationScoped
public class Refreshes {

    /** As long as anybody waits for a first value. */
    private static final Duration FIRST_VALUE = Duration.ofSeconds(5);

    /** As long as anybody waits for a calculation that they asked for. */
    private static final Duration ASKED_FOR = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final Duration FULL = Duration.ofSeconds(2);

    /** How many threads of requests may wait for first values; the others answer at once that there is none yet. */
    private static final int MAX_WAITING = 16;

    private record Key(String organizationId, String metricId) {}

    private final Map<Key, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    @Inject
    private Lanes lanes;

    @Inject
    private Calculator calculator;

    /** Begins what a reader found due, when their transaction is over. What cannot be taken on now stays due. */
    void queue(@Observes(during = TransactionPhase.AFTER_SUCCESS) FoundDue found) {
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
                || lanes.offer(organizationId, () -> {
                    try {
                        calculator.calculateDue(organizationId, mine);
                    } finally {
                        end(organizationId, mine, done);
                    }
                });
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
     * Waits a few seconds for a metric's first value, whichever server calculates it.
     *
     * @param isThere looks whether there is one
     * @throws ProblemException 429 if too much is waiting for the organization
     */
    public void awaitFirst(String organizationId, String metricId, BooleanSupplier isThere) {
        if (!waiting.tryAcquire()) {
            return;
        }
        try {
            Instant end = Instant.now().plus(FIRST_VALUE);
            do {
                if (!begin(organizationId, List.of(metricId))) {
                    throw ProblemException.tooManyCalculations(FULL);
                }
                CompletableFuture<Void> here = underWay.get(new Key(organizationId, metricId));
                if (here != null) {
                    await(here, Duration.between(Instant.now(), end));
                }
            } while (!isThere.getAsBoolean() && isTimeLeft(end));
        } finally {
            waiting.release();
        }
    }

    /** Another server is at it: a while later it may be done. */
    private static boolean isTimeLeft(Instant end) {
        await(new CompletableFuture<>(), BETWEEN_LOOKS);
        return Instant.now().isBefore(end);
    }

    /** Recalculates metrics now. Those of which nothing is said in the answer are being calculated by somebody else. */
    public Map<String, Outcome> recalculate(String organizationId, Collection<String> ids) {
        List<CompletableFuture<Map<String, Outcome>>> begun = new ArrayList<>();
        for (List<String> part : parts(ids)) {
            begun.add(run(organizationId, () -> calculator.calculateAll(organizationId, part)));
        }
        Map<String, Outcome> outcomes = new HashMap<>();
        Instant end = Instant.now().plus(ASKED_FOR);
        for (CompletableFuture<Map<String, Outcome>> part : begun) {
            outcomes.putAll(await(part, Duration.between(Instant.now(), end)).orElse(Map.of()));
        }
        return outcomes;
    }

    /**
     * Calculates what is not stored.
     *
     * @throws ProblemException 429 if too much is waiting for the organization, 503 if it does not come in time
     */
    public Outcome calculate(String organizationId, Calculation calculation) {
        return await(run(organizationId, () -> calculator.calculate(organizationId, calculation)), ASKED_FOR)
                .orElseThrow(() -> ProblemException.unavailable("The calculation did not end in time. Try again."));
    }

    private <T> CompletableFuture<T> run(String organizationId, Supplier<T> work) {
        var done = new CompletableFuture<T>();
        boolean taken = lanes.offer(organizationId, () -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException failure) {
                done.completeExceptionally(failure);
                throw failure;
            }
        });
        if (!taken) {
            throw ProblemException.tooManyCalculations(FULL);
        }
        return done;
    }

    private static <T> Optional<T> await(CompletableFuture<T> done, Duration limit) {
        try {
            return Optional.ofNullable(done.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a calculation broke off", failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
