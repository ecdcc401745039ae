package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.engine.Scan.Stretch;
import dev.tenantboard.metric.query.Comparison;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.NamedFormula;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query of a dataset with its windows resolved.
 *
 * @param scan what it asks of the database: its first window is the query's own, the others are those of the comparisons
 *     with earlier windows, in their order
 */
record PlannedQuery(DatasetQuery query, Scan scan) {

    /** The window of the query itself. */
    Stretch window() {
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

    /** The place of a comparison's window among the scan's. */
    int placeOf(Comparison comparison) {
        List<Comparison> earlier =
                query.compare().stream().filter(other -> !other.isWithTarget()).toList();
        return 1 + earlier.indexOf(comparison);
    }

    /** How many numbers one bucket or row of its answer has. */
    int width() {
        return (int) Stream.concat(
                        query.measures().stream().map(Measure::id),
                        query.formulas().stream().map(NamedFormula::id))
                .count();
    }
}
