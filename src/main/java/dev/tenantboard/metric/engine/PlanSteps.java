package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.CompositeQuery.Input;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of one plan: it finds the scans of the query and of the metrics that it reads, and builds the figures after
 * they ran. A failure, expected or not, is the outcome of this plan only.
 */
final class PlanSteps {

    /** The largest number of scans of one plan. Plans share a few connections, and nested inputs could be 216. */
    static final int MOST_SCANS = 20;

    /** The thresholds of an input: none. */
    private static final Thresholds NONE = new Thresholds(null, null, null);

    /** Builds the figures of a query or an input, not rounded yet, or throws a {@link QueryFailure}. */
    private interface Step {
        Figures figures(SharedScans rows, Thresholds thresholds);
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
        long different = scans.stream().map(Scan::shared).distinct().count();
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

    private Step read(DatasetQuery query) {
        try {
            Scan scan = planner.scan(query);
            scans.add(scan);
            return (rows, thresholds) -> new Assembly(query, scan, rows.of(scan)).figures(thresholds);
        } catch (QueryFailure failed) {
            return failed(failed.failure());
        }
    }

    private Step joined(CompositeQuery query, int level) {
        var inputs = new LinkedHashMap<String, Step>();
        query.inputs().forEach((id, input) -> inputs.put(id, step(input, level)));
        return (rows, thresholds) -> {
            var numbers = new LinkedHashMap<String, BigDecimal>();
            inputs.forEach((id, step) -> numbers.put(id, valueOf(id, step, rows)));
            Map<String, BigDecimal> values = Numbers.withFormulas(query.formulas(), numbers);
            return new Figures(values.get(query.value()), values, null, List.of(), List.of(), List.of());
        };
    }

    private static BigDecimal valueOf(String id, Step step, SharedScans rows) {
        try {
            return step.figures(rows, NONE).value();
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
        return (rows, thresholds) -> {
            throw QueryFailure.of(failure);
        };
    }
}
