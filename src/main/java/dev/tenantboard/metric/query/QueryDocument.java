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

    /** Returns the query over another range. */
    QueryDocument over(QueryRange range);

    /** Returns whether another range changes what the query itself reads. The metrics that it reads may change. */
    boolean follows(QueryRange range);

    /** Returns the names of the datasets that the query itself reads. */
    Set<String> datasets();

    /** Returns the ids of the metrics that the query reads: its inputs, and the metrics whose history it reads. */
    Set<String> metrics();

    /** A formula over measures, inputs and earlier formulas. */
    public record NamedFormula(String id, Formula formula) {}
}
