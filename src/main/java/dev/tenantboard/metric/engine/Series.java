package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Scan.Stretch;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A window's buckets in the order of time, with what stands where there was nothing. */
final class Series {

    private final DatasetQuery query;
    private final Stretch window;

    Series(DatasetQuery query, Stretch window) {
        this.query = query;
        this.window = window;
    }

    /** The buckets, of the values that were measured, by the place of their bucket from 1. */
    List<Bucket> of(Map<Integer, List<BigDecimal>> measured) {
        var buckets = new ArrayList<Bucket>();
        Map<String, BigDecimal> before = Numbers.measured(query, null);
        for (int place = 1; place <= window.buckets(); place++) {
            List<BigDecimal> values = measured.get(place);
            if (values != null || query.time().fill() != Fill.NONE) {
                Map<String, BigDecimal> numbers = Numbers.measured(query, values);
                fill(numbers, before);
                buckets.add(new Bucket(
                        window.bounds().get(place - 1),
                        window.bounds().get(place),
                        Numbers.withFormulas(query.formulas(), numbers)));
                before = numbers;
            }
        }
        return buckets;
    }

    private void fill(Map<String, BigDecimal> numbers, Map<String, BigDecimal> before) {
        switch (query.time().fill()) {
            case ZERO -> numbers.replaceAll((id, value) -> value == null ? BigDecimal.ZERO : value);
            case PREVIOUS -> numbers.replaceAll((id, value) -> value == null ? before.get(id) : value);
            case NONE, NULL -> {
                // What was not measured stays null.
            }
        }
    }
}
