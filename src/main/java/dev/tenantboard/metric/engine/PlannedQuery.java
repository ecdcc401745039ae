package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.Comparison;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.NamedFormula;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dataset query with the bounds of its windows.
 *
 * @param scan its scan; the first window is the query's own, the others are those of the comparisons with earlier
 *     windows, in their order
 */
record PlannedQuery(DatasetQuery query, Scan scan) {

    /** Returns the window of the query itself. */
    BucketedWindow window() {
        return scan.windows().get(0);
    }

    Span span() {
        return query.time() == null
                ? null
                : new Span(
                        window().interval().from(),
                        window().interval().to(),
                        scan.zone().getId(),
                        query.time().grain());
    }

    /** Returns the index of a comparison's window in the scan. */
    int indexOf(Comparison comparison) {
        List<Comparison> earlier =
                query.compare().stream().filter(other -> !other.isWithTarget()).toList();
        return 1 + earlier.indexOf(comparison);
    }

    /** Returns how many numbers one bucket or row of the result has. */
    int width() {
        return (int) Stream.concat(
                        query.measures().stream().map(Measure::id),
                        query.formulas().stream().map(NamedFormula::id))
                .count();
    }
}
