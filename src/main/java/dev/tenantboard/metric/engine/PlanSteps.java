package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.CompositeQuery.Input;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryRange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The steps of one plan: it finds the scans of the query and of the metrics that it reads, and builds the figures after
 * they ran. A failure, expected or not, is the outcome of this plan only.
 */
final class PlanSteps {

    /** The largest number of scans of one plan. Plans share a few connections, and nested inputs could be 216. */
    static final int MOST_SCANS = 20;

    /** The thresholds of an input: none. */
    private static final Thresholds NONE = new Thresholds(null, null, null);

    /**
     * Builds the figures of a query or an input, not rounded yet, or throws a {@link QueryFailure}.
     *
     * @param previous the id of the comparison with the range before; null if the range does not change the value
     */
    private record Step(String previous, BiFunction<SharedScans, Thresholds, Figures> builder) {

        Figures figures(SharedScans rows, Thresholds thresholds) {
            return builder.apply(rows, thresholds);
        }
    }

    private final Plan plan;
    private final Planner planner;
    private final Set<Scan> scans = new LinkedHashSet<>();
    private Step whole;

    private PlanSteps(Plan plan, Planner planner) {
        this.plan = plan;
        this.planner = planner;
    }

    static PlanSteps of(Plan plan, Planner planner) {
        var steps = new PlanSteps(plan, planner);
        try {
            steps.whole = steps.step(plan.query(), 1);
            steps.requireFewScans();
        } catch (RuntimeException unexpected) {
            steps.failBeforeScans(QueryFailure.unexpected(plan.key(), unexpected));
        }
        return steps;
    }

    private void requireFewScans() {
        int different = SharedScans.statements(scans);
        if (different > MOST_SCANS) {
            failBeforeScans(new Failure(
                    Kind.SIZE,
                    "It needs " + different + " scans, with all metrics that it reads; the limit is " + MOST_SCANS
                            + "."));
        }
    }

    private void failBeforeScans(Failure failure) {
        scans.clear();
        whole = failed(failure);
    }

    /** Returns the scans that must run before the outcome. */
    Set<Scan> scans() {
        return scans;
    }

    Outcome outcome(SharedScans rows) {
        try {
            return Rounding.rounded(whole.figures(rows, plan.thresholds()));
        } catch (QueryFailure failed) {
            return failed.failure();
        } catch (RuntimeException unexpected) {
            return QueryFailure.unexpected(plan.key(), unexpected);
        }
    }

    private Step step(QueryDocument query, int level) {
        return query instanceof DatasetQuery single ? read(single) : joined((CompositeQuery) query, level);
    }

    private Step read(DatasetQuery asked) {
        try {
            boolean isRanged = plan.isOfScreen() && asked.follows(plan.range());
            DatasetQuery query = isRanged ? planner.withFittingGrain(asked) : asked;
            Scan scan = planner.scan(query, plan.filters());
            scans.add(scan);
            return new Step(
                    isRanged ? query.previous().orElse(null) : null,
                    (rows, thresholds) -> new Assembly(query, scan, rows.of(scan)).figures(thresholds));
        } catch (QueryFailure failed) {
            return failed(failed.failure());
        }
    }

    private Step joined(CompositeQuery query, int level) {
        var inputs = new LinkedHashMap<String, Step>();
        query.inputs().forEach((id, input) -> inputs.put(id, step(input, level)));
        boolean isCompared = inputs.values().stream().anyMatch(input -> input.previous() != null);
        var composition = new Composition(query);
        return new Step(isCompared ? QueryRange.PREVIOUS : null, (rows, thresholds) -> {
            var figures = new LinkedHashMap<String, Figures>();
            inputs.forEach((id, step) -> figures.put(id, figuresOf(id, step, rows)));
            if (!isCompared) {
                return composition.of(figures);
            }
            var compared = new LinkedHashMap<String, Compared>();
            inputs.forEach((id, step) -> compared.put(id, comparison(figures.get(id), step.previous())));
            return composition.of(figures, compared, thresholds);
        });
    }

    /** Returns the comparison with the range before; null if the range does not change the value. */
    private static Compared comparison(Figures figures, String previous) {
        return figures.comparisons().stream()
                .filter(compared -> compared.id().equals(previous))
                .findFirst()
                .orElse(null);
    }

    private static Figures figuresOf(String id, Step step, SharedScans rows) {
        try {
            return step.figures(rows, NONE);
        } catch (QueryFailure failed) {
            throw QueryFailure.ofInput(id, failed.failure());
        }
    }

    private Step step(Input input, int level) {
        if (input instanceof Input.OfQuery inner) {
            return step(inner.query(), level);
        }
        QueryDocument metric = plan.metrics().get(((Input.OfMetric) input).id());
        if (metric == null) {
            return failed(new Failure(Kind.QUERY, "The metric that it reads is gone."));
        }
        // This also ends every cycle.
        return level == CompositeQuery.MAX_LEVELS
                ? failed(new Failure(
                        Kind.QUERY, "Metrics read metrics on more than " + CompositeQuery.MAX_LEVELS + " levels."))
                : step(metric, level + 1);
    }

    private static Step failed(Failure failure) {
        return new Step(null, (rows, thresholds) -> {
            throw QueryFailure.of(failure);
        });
    }
}
