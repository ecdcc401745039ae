package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.time.Interval;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the figures of one query from the rows of its scan. They are not rounded, because a formula may use them. */
final class Assembly {

    private final DatasetQuery query;
    private final Scan scan;
    private final List<Scan.Row> rows;

    Assembly(DatasetQuery query, Scan scan, List<Scan.Row> rows) {
        this.query = query;
        this.scan = scan;
        this.rows = rows;
    }

    Figures figures(Thresholds thresholds) {
        Map<String, BigDecimal> values = totals(0);
        var comparisons = new Comparisons(valueOf(values), thresholds);
        return new Figures(
                valueOf(values),
                values,
                span(),
                query.compare().stream()
                        .map(comparison -> compared(comparison, comparisons))
                        .toList(),
                query.groupBy().isEmpty() ? series(0) : List.of(),
                query.groupBy().isEmpty() ? List.of() : new GroupedRows(query, scan.window()).of(groups()));
    }

    private Compared compared(Comparison comparison, Comparisons comparisons) {
        if (comparison.isWithTarget()) {
            return comparisons.withTarget(comparison.id());
        }
        int index = indexOf(comparison);
        BucketedWindow earlier = scan.windows().get(index);
        return comparisons.withEarlier(comparison.id(), earlier.interval(), valueOf(totals(index)), series(index));
    }

    private Span span() {
        Interval interval = scan.window().interval();
        return query.time() == null
                ? null
                : new Span(
                        interval.from(),
                        interval.to(),
                        scan.zone().getId(),
                        query.time().grain());
    }

    /** Returns the index of a comparison's window in the scan. */
    private int indexOf(Comparison comparison) {
        List<Comparison> earlier =
                query.compare().stream().filter(other -> !other.isWithTarget()).toList();
        return 1 + earlier.indexOf(comparison);
    }

    private BigDecimal valueOf(Map<String, BigDecimal> values) {
        return query.value() == null ? null : values.get(query.value());
    }

    private Map<String, BigDecimal> totals(int window) {
        Scan.Row total = rows.stream()
                .filter(row -> row.window() == window && row.bucket() == 0 && row.groups() == null)
                .findFirst()
                .orElseThrow();
        return Numbers.withFormulas(query.formulas(), Numbers.measured(query, total.values()));
    }

    private List<Bucket> series(int window) {
        var measured = new HashMap<Integer, List<BigDecimal>>();
        rows.stream()
                .filter(row -> row.window() == window && row.bucket() > 0)
                .forEach(row -> measured.put(row.bucket(), row.values()));
        return new Series(query, scan.windows().get(window)).of(measured);
    }

    private List<Scan.Row> groups() {
        return rows.stream().filter(row -> row.groups() != null).toList();
    }
}
