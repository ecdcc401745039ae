package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.CompositeQuery.Input;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import java.util.LinkedHashMap;

/** Resolves the parts of one calculation through the metrics that it reads. */
final class Parts {

    /** The largest number of levels of metrics that read metrics. It also ends every cycle. */
    static final int MOST_LEVELS = 3;

    /**
     * The largest number of dataset queries of one calculation. Calculations share a few connections, and nested inputs
     * could be 216.
     */
    static final int MOST_SCANS = 20;

    private final Planner planner;
    private final Calculation calculation;

    Parts(Planner planner, Calculation calculation) {
        this.planner = planner;
        this.calculation = calculation;
    }

    Part all() {
        Part all = part(calculation.query(), 1);
        long scans =
                all.queries().map(query -> query.scan().shared()).distinct().count();
        return scans > MOST_SCANS
                ? new Part.Failed(new Failure(
                        Kind.SIZE,
                        "With all that it reads it needs " + scans + " scans of data; there may be " + MOST_SCANS
                                + "."))
                : all;
    }

    private Part part(QueryDocument query, int level) {
        try {
            if (query instanceof DatasetQuery single) {
                return new Part.Single(planner.plan(single, calculation.range()));
            }
            return joined((CompositeQuery) query, level);
        } catch (QueryFailure failed) {
            return new Part.Failed(failed.failure());
        }
    }

    private Part joined(CompositeQuery query, int level) {
        var inputs = new LinkedHashMap<String, Part>();
        query.inputs().forEach((id, input) -> inputs.put(id, part(input, level)));
        return new Part.Joined(query, inputs);
    }

    private Part part(Input input, int level) {
        if (input instanceof Input.OfQuery inner) {
            return part(inner.query(), level);
        }
        QueryDocument metric = calculation.metrics().get(((Input.OfMetric) input).id());
        if (metric == null) {
            return failed("The metric that it reads is gone.");
        }
        return level == MOST_LEVELS
                ? failed("Metrics read metrics on more than " + MOST_LEVELS + " levels.")
                : part(metric, level + 1);
    }

    private static Part failed(String reason) {
        return new Part.Failed(new Failure(Kind.QUERY, reason));
    }
}
