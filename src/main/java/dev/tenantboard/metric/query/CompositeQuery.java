package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries and metrics that formulas combine. The inputs are in the order of the document. */
public record CompositeQuery(Map<String, Input> inputs, List<NamedFormula> formulas, String value)
        implements QueryDocument {

    /** The largest number of levels of metrics that read metrics, with the first and the last. */
    public static final int MAX_LEVELS = 3;

    /** An input of the formulas. */
    public sealed interface Input {

        /** A query. Its value is the input. */
        record OfQuery(DatasetQuery query) implements Input {}

        /** Another metric. Its own permissions apply. */
        record OfMetric(String id) implements Input {}
    }

    @Override
    public boolean follows(QueryRange range) {
        return queries().anyMatch(query -> query.follows(range));
    }

    @Override
    public CompositeQuery over(QueryRange range) {
        Map<String, Input> changed = new LinkedHashMap<>(inputs);
        changed.replaceAll((id, input) -> input instanceof Input.OfQuery inner
                ? new Input.OfQuery(inner.query().over(range))
                : input);
        return new CompositeQuery(changed, formulas, value);
    }

    @Override
    public Set<String> datasets() {
        return queries().map(DatasetQuery::dataset).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> metrics() {
        Stream<String> named = inputs.values().stream()
                .filter(Input.OfMetric.class::isInstance)
                .map(input -> ((Input.OfMetric) input).id());
        return Stream.concat(named, queries().flatMap(query -> query.metrics().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<DatasetQuery> queries() {
        return inputs.values().stream()
                .filter(Input.OfQuery.class::isInstance)
                .map(input -> ((Input.OfQuery) input).query());
    }
}
