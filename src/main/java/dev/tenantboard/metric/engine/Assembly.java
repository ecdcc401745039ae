package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.Comparison;
import dev.tenantboard.metric.query.DatasetQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the figures of one query from the rows of its scan. They are not rounded, because a formula may use them. */
final class Assembly {

    private final PlannedQuery planned;
    private final DatasetQuery query;
    private final List<ScanRow> rows;

    Assembly(PlannedQuery planned, List<ScanRow> rows) {
        this.planned = planned;
        this.query = planned.query();
        this.rows = rows;
    }

    Figures figures(Thresholds thresholds) {
        Map<String, BigDecimal> values = totals(0);
        var comparisons = new Comparisons(valueOf(values), thresholds);
        return new Figures(
                valueOf(values),
                values,
                planned.span(),
                query.compare().stream()
                        .map(comparison -> compared(comparison, comparisons))
                        .toList(),
                query.groupBy().isEmpty() ? series(0) : List.of(),
                query.groupBy().isEmpty() ? List.of() : new GroupedRows(planned).of(groups()));
    }

    private Compared compared(Comparison comparison, Comparisons comparisons) {
        if (comparison.isWithTarget()) {
            return comparisons.withTarget(comparison.id());
        }
        int index = planned.indexOf(comparison);
        BucketedWindow earlier = planned.scan().windows().get(index);
        return comparisons.withEarlier(comparison.id(), earlier.interval(), valueOf(totals(index)), series(index));
    }

    private BigDecimal valueOf(Map<String, BigDecimal> values) {
        return query.value() == null ? null : values.get(query.value());
    }

    private Map<String, BigDecimal> totals(int window) {
        ScanRow total = rows.stream()
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
        return new Series(query, planned.scan().windows().get(window)).of(measured);
    }

    private List<ScanRow> groups() {
        return rows.stream().filter(row -> row.groups() != null).toList();
    }
}
