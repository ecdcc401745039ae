package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query of past values names its metrics where no other condition can add more. So the permissions of its readers are
 * known.
 */
public final class HistoryRule {

    /** The dataset of past values. */
    public static final String DATASET = "metricHistory";

    /** The field that contains the metric's id. */
    static final String METRIC = "metricId";

    private HistoryRule() {}

    /** Returns the metrics whose history the query reads, or an empty set for other datasets. */
    static Set<String> metrics(Dataset dataset, Condition where, JsonCursor cursor) {
        if (!dataset.name().equals(DATASET)) {
            return Set.of();
        }
        List<Condition> demanded = where instanceof Condition.And and ? and.all() : nullable(where);
        Set<String> metrics = new LinkedHashSet<>();
        for (Condition condition : demanded) {
            if (condition instanceof Condition.Leaf leaf && namesMetrics(leaf)) {
                leaf.values().forEach(id -> metrics.add((String) id));
            }
        }
        cursor.demand(
                !metrics.isEmpty(),
                "must name the metrics of " + DATASET + ": " + METRIC + " eq or in, alone or in the outermost and");
        return metrics;
    }

    private static List<Condition> nullable(Condition condition) {
        return condition == null ? List.of() : List.of(condition);
    }

    private static boolean namesMetrics(Condition.Leaf leaf) {
        return leaf.field().name().equals(METRIC) && (leaf.op() == Operator.EQ || leaf.op() == Operator.IN);
    }
}
