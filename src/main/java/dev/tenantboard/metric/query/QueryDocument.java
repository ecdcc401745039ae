package dev.tenantboard.metric.query;

import java.util.List;
import java.util.Set;

/** A query document that was read and found right. */
public sealed interface QueryDocument permits DatasetQuery, CompositeQuery {

    List<NamedFormula> formulas();

    /** The id of the measure, formula or input that is the metric's number; null if the query is grouped and names none. */
    String value();

    /** The names of the datasets that it reads itself, not by way of other metrics. */
    Set<String> datasets();

    /** The ids of the metrics that it reads: inputs, and those whose history it measures. */
    Set<String> metrics();
}
