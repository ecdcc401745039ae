package dev.tenantboard.metric.value;

import dev.tenantboard.metric.engine.Figures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a screen full of metrics shows of each one's figures, kept apart from them so that such a screen does not read
 * hundreds of long series.
 *
 * @param window null if the query has none
 * @param comparisons without the series of the earlier windows
 * @param series the latest of it
 * @param rows the first of them
 */
public record Summary(
        Figures.Span window, List<Figures.Compared> comparisons, List<Point> series, List<Figures.Row> rows) {

    /** How much of a series is kept. */
    public static final int MAX_POINTS = 100;

    /** How many rows are kept. */
    public static final int MAX_ROWS = 50;

    static final Summary NONE = new Summary(null, List.of(), List.of(), List.of());

    /** One that an earlier version stored may lack a part. */
    public Summary {
        comparisons = comparisons == null ? List.of() : comparisons;
        series = series == null ? List.of() : series;
        rows = rows == null ? List.of() : rows;
    }

    /** The metric's number in a part of the window. */
    @Schema(description = "The metric's number in a part of the window.")
    public record Point(
            @Schema(description = "The start of the part, which belongs to it.")
            Instant from,

            @Schema(description = "The end of the part, which does not.")
            Instant to,

            @Schema(description = "The number; null if there was nothing.", nullable = true, example = "42")
            BigDecimal value) {}

    /** @param number the id of the measure or formula that is the metric's number; null if it has none */
    static Summary of(Figures figures, String number) {
        List<Figures.Row> rows = figures.rows() == null ? List.of() : figures.rows();
        return new Summary(
                figures.window(),
                figures.comparisons() == null
                        ? List.of()
                        : figures.comparisons().stream()
                                .map(Summary::withoutSeries)
                                .toList(),
                number == null ? List.of() : latest(figures.series(), number),
                rows.subList(0, Math.min(MAX_ROWS, rows.size())));
    }

    private static List<Point> latest(List<Figures.Bucket> series, String number) {
        return series == null
                ? List.of()
                : series.stream()
                        .skip(Math.max(0, series.size() - MAX_POINTS))
                        .map(bucket -> new Point(
                                bucket.from(), bucket.to(), bucket.values().get(number)))
                        .toList();
    }

    private static Figures.Compared withoutSeries(Figures.Compared compared) {
        return new Figures.Compared(
                compared.id(),
                compared.from(),
                compared.to(),
                compared.value(),
                compared.change(),
                compared.percent(),
                compared.direction(),
                compared.good(),
                null);
    }
}
