package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.NamedFormula;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by the ids of the measures and formulas that they are of. */
final class Numbers {

    private Numbers() {}

    /** The values of measures, in the query's order; null for all if there are none. */
    static Map<String, BigDecimal> measured(DatasetQuery query, List<BigDecimal> values) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        for (int place = 0; place < query.measures().size(); place++) {
            Measure measure = query.measures().get(place);
            numbers.put(measure.id(), values == null ? null : values.get(place));
        }
        return numbers;
    }

    /** The same with what the formulas make of them, each of which knows those before it. */
    static Map<String, BigDecimal> withFormulas(List<NamedFormula> formulas, Map<String, BigDecimal> numbers) {
        var all = new LinkedHashMap<>(numbers);
        formulas.forEach(named -> all.put(named.id(), named.formula().evaluate(all)));
        return all;
    }
}
