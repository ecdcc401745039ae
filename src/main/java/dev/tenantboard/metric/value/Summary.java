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
 * @param comparisons without the series of the earlier windows
 * @param series the latest of it
 */
public record Summary(List<Figures.Compared> comparisons, List<Point> series) {

    /** How much of a series is kept. */
    public static final int MAX_POINTS = 100;

    static final Summary NONE = new Summary(List.of(), List.of());

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
        List<Point> points = figures.series() == null || number == null
                ? List.of()
                : figures.series().stream()
                        .map(bucket -> new Point(
                                bucket.from(), bucket.to(), bucket.values().get(number)))
                        .toList();
        return new Summary(
                figures.comparisons() == null
                        ? List.of()
                        : figures.comparisons().stream()
                                .map(Summary::withoutSeries)
                                .toList(),
                points.subList(Math.max(0, points.size() - MAX_POINTS), points.size()));
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
