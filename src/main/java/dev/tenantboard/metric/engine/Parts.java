package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.CompositeQuery.Input;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument;
import java.util.LinkedHashMap;

/** Finds the parts of one calculation, through the metrics that it reads. */
final class Parts {

    /** How deep metrics read metrics. */
    static final int MOST_LEVELS = 3;

    private final Planner planner;
    private final Calculation calculation;

    Parts(Planner planner, Calculation calculation) {
        this.planner = planner;
        this.calculation = calculation;
    }

    Part all() {
        return part(calculation.query(), 1);
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
        if (level > MOST_LEVELS) {
            throw QueryFailure.wrong("Metrics read metrics on more than " + MOST_LEVELS + " levels.");
        }
        var inputs = new LinkedHashMap<String, Part>();
        query.inputs().forEach((id, input) -> inputs.put(id, part(id, input, level)));
        return new Part.Joined(query, inputs);
    }

    private Part part(String id, Input input, int level) {
        if (input instanceof Input.OfQuery inner) {
            return part(inner.query(), level + 1);
        }
        QueryDocument metric = calculation.metrics().get(((Input.OfMetric) input).id());
        if (metric == null) {
            return new Part.Failed(
                    QueryFailure.wrong("The metric that it reads is gone.").failure());
        }
        return part(metric, level + 1);
    }
}
