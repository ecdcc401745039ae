package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by the ids of their measures and formulas. */
final class Numbers {

    private Numbers() {}

    /** Returns the values of the measures in the query's order. All are null if there are none. */
    static Map<String, BigDecimal> measured(DatasetQuery query, List<BigDecimal> values) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        for (int index = 0; index < query.measures().size(); index++) {
            Measure measure = query.measures().get(index);
            numbers.put(measure.id(), values == null ? null : values.get(index));
        }
        return numbers;
    }

    /** Adds the results of the formulas. Each formula may use the numbers before it. */
    static Map<String, BigDecimal> withFormulas(List<NamedFormula> formulas, Map<String, BigDecimal> numbers) {
        var all = new LinkedHashMap<>(numbers);
        formulas.forEach(named -> all.put(named.id(), named.formula().evaluate(all)));
        return all;
    }
}
