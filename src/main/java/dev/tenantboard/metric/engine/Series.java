package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The buckets of a window in the order of time, with the fill for empty buckets. */
final class Series {

    private final DatasetQuery query;
    private final BucketedWindow window;

    Series(DatasetQuery query, BucketedWindow window) {
        this.query = query;
        this.window = window;
    }

    /** Returns the buckets. The measured values are given by the number of their bucket, from 1. */
    List<Bucket> of(Map<Integer, List<BigDecimal>> measured) {
        var buckets = new ArrayList<Bucket>();
        Map<String, BigDecimal> before = Numbers.measured(query, null);
        for (int number = 1; number <= window.buckets(); number++) {
            List<BigDecimal> values = measured.get(number);
            if (values != null || query.time().fill() != Fill.NONE) {
                Map<String, BigDecimal> numbers = Numbers.measured(query, values);
                fill(numbers, before);
                buckets.add(new Bucket(
                        window.bounds().get(number - 1),
                        window.bounds().get(number),
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
                // Missing values stay null.
            }
        }
    }
}
