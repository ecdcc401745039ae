package dev.tenantboard.metric.query;

import java.util.List;
import java.util.Set;

/** A valid query document. */
public sealed interface QueryDocument permits DatasetQuery, CompositeQuery {

    List<NamedFormula> formulas();

    /**
     * Returns the id of the measure, formula or input that is the metric's value, or null for a grouped query without
     * one.
     */
    String value();

    /** Returns the datasets that the query reads directly, not through other metrics. */
    Set<String> datasets();

    /** Returns the ids of the metrics that the query reads: its inputs, and the metrics whose history it reads. */
    Set<String> metrics();
}
