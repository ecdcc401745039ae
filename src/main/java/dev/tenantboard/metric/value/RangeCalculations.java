package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Outcome;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan;
import dev.tenantboard.metric.value.RangeCache.Entry;
import dev.tenantboard.metric.value.RangeCache.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Calculates values over the ranges of dashboards, and keeps them for some seconds. They are not stored. Queries of one
 * dataset are calculated together, so that they share scans.
 */
@ApplicationScoped
public class RangeCalculations {

    /** How long a request waits. A value that is late is there when the client asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** How long a value answers the same question. */
    private static final Duration FRESHNESS = Duration.ofSeconds(10);

    /** The number of values in memory. A series of 200 buckets with one measure needs about 60 KB, with all 16 numbers 300 KB. */
    private static final int MAX_VALUES = 300;

    /** A value that a reader asks for. Only {@link RangeQuestions} makes one, after it has checked the reader's permissions. */
    public static final class Question {

        private final Key key;
        private final Plan plan;

        Question(Key key, Plan plan) {
            this.key = key;
            this.plan = plan;
        }
    }

    private final RangeCache cache = new RangeCache(MAX_VALUES, FRESHNESS, System::nanoTime);

    @Inject
    private CalculationQueue calculations;

    @Inject
    private Calculator calculator;

    @Inject
    private WaitingRequests waiting;

    /** Returns the values that are ready within the time limit, by the ids of their metrics. Call it without a transaction. */
    public Map<String, RangeValue> values(String organizationId, Collection<Question> questions) {
        Map<String, CompletableFuture<RangeValue>> asked = new LinkedHashMap<>();
        Map<Question, CompletableFuture<RangeValue>> added = new LinkedHashMap<>();
        for (Question question : questions) {
            Entry entry = cache.entry(question.key);
            asked.put(question.key.metricId(), entry.value());
            if (entry.isNew()) {
                added.put(question, entry.value());
            }
        }
        ofOneDataset(added.keySet()).forEach(part -> start(organizationId, part, added));
        await(organizationId, CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)));
        Map<String, RangeValue> ready = new HashMap<>();
        asked.forEach((id, value) -> {
            RangeValue calculated = value.getNow(null);
            if (calculated != null) {
                ready.put(id, calculated);
            }
        });
        return ready;
    }

    private static Collection<List<Question>> ofOneDataset(Collection<Question> questions) {
        return questions.stream()
                .collect(Collectors.groupingBy(question -> question.plan.datasets()))
                .values();
    }

    private void start(
            String organizationId, List<Question> part, Map<Question, CompletableFuture<RangeValue>> values) {
        Runnable work = () -> {
            try {
                calculate(organizationId, part, values);
            } finally {
                complete(part, values, Map.of());
            }
        };
        if (!calculations.queue().offer(organizationId, List.of(work))) {
            complete(part, values, Map.of());
        }
    }

    private void calculate(
            String organizationId, List<Question> part, Map<Question, CompletableFuture<RangeValue>> values) {
        Instant now = Instant.now();
        Map<String, Outcome> outcomes = calculator.calculate(
                organizationId, part.stream().map(question -> question.plan).toList());
        Map<String, RangeValue> calculated = new HashMap<>();
        for (Question question : part) {
            Outcome outcome = outcomes.get(question.plan.key());
            if (!(outcome instanceof Failure failure && failure.isUnavailable())) {
                calculated.put(question.key.metricId(), RangeValue.of(outcome, question.plan, now));
            }
        }
        complete(part, values, calculated);
    }

    /** Completes the values that are not complete. A value that could not be calculated becomes null, and is forgotten. */
    private static void complete(
            List<Question> part,
            Map<Question, CompletableFuture<RangeValue>> values,
            Map<String, RangeValue> calculated) {
        part.forEach(question -> values.get(question).complete(calculated.get(question.key.metricId())));
    }

    private void await(String organizationId, CompletableFuture<Void> all) {
        if (!all.isDone() && waiting.tryEnter(organizationId)) {
            try {
                WaitingRequests.await(all, PATIENCE);
            } finally {
                waiting.leave(organizationId);
            }
        }
    }
}
