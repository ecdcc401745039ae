package dev.tenantboard.metric.query;

import dev.tenantboard.metric.time.Window;
import java.time.ZoneId;
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

    /** Returns the query in another zone and over another window. If one is null, the query keeps its own. */
    QueryDocument over(ZoneId zone, Window window);

    /** Returns the ids of the metrics that the query reads: its inputs, and the metrics whose history it reads. */
    Set<String> metrics();

    /** A formula over measures, inputs and earlier formulas. */
    public record NamedFormula(String id, Formula formula) {}
}
