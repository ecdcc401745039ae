package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.time.Interval;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the figures of a composite from those of its inputs. */
record Composition(CompositeQuery query) {

    Figures of(Map<String, Figures> inputs) {
        return figures(values(inputs), List.of());
    }

    /**
     * Adds the comparison with the range before.
     *
     * @param earlier the comparisons of the inputs; null for an input that does not change with the range
     */
    Figures of(Map<String, Figures> inputs, Map<String, Compared> earlier, Thresholds thresholds) {
        Map<String, BigDecimal> values = values(inputs);
        var numbers = new LinkedHashMap<String, BigDecimal>();
        inputs.forEach((id, figures) -> numbers.put(
                id, earlier.get(id) == null ? figures.value() : earlier.get(id).value()));
        BigDecimal before = withFormulas(numbers).get(query.value());
        var comparisons = new Comparisons(values.get(query.value()), thresholds);
        return figures(
                values, List.of(comparisons.withEarlier(QueryRange.PREVIOUS, window(earlier), before, List.of())));
    }

    private Map<String, BigDecimal> values(Map<String, Figures> inputs) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        inputs.forEach((id, figures) -> numbers.put(id, figures.value()));
        return withFormulas(numbers);
    }

    private Map<String, BigDecimal> withFormulas(Map<String, BigDecimal> numbers) {
        return Numbers.withFormulas(query.formulas(), numbers);
    }

    private Figures figures(Map<String, BigDecimal> values, List<Compared> comparisons) {
        return new Figures(values.get(query.value()), values, null, comparisons, List.of(), List.of());
    }

    /** Returns the range before, or null if it differs between the inputs, because they have different zones. */
    private static Interval window(Map<String, Compared> earlier) {
        Set<Interval> windows = earlier.values().stream()
                .filter(Objects::nonNull)
                .map(compared -> new Interval(compared.from(), compared.to()))
                .collect(Collectors.toSet());
        return windows.size() == 1 ? windows.iterator().next() : null;
    }
}
