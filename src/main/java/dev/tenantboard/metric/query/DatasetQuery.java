package dev.tenantboard.metric.query;

import java.util.List;
import java.util.Set;

/**
 * A query of one dataset.
 *
 * @param where null if the query reads every row
 * @param time null if the query has no window
 * @param limit null if the query has no limit
 * @param historyOf the metrics whose history the query reads, if the dataset is metricHistory
 */
public record DatasetQuery(
        String dataset,
        List<Measure> measures,
        Condition where,
        TimeClause time,
        List<Comparison> compare,
        List<Grouping> groupBy,
        List<NamedFormula> formulas,
        List<Order> orderBy,
        Integer limit,
        String value,
        Set<String> historyOf)
        implements QueryDocument {

    @Override
    public Set<String> datasets() {
        return Set.of(dataset);
    }

    @Override
    public Set<String> metrics() {
        return historyOf;
    }
}
