package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.StoredValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric's stored value with everything that a widget needs. */
@Schema(description = "A metric's stored value, with what is needed to draw it.")
public record MetricReading(
        @Schema(description = "The metric's id.", example = "cm4qz2x1a0003")
        String id,

        @Schema(description = "The metric's name.", example = "Invoiced this month")
        String name,

        @Schema(description = "What it is about.") MetricCategory category,

        @Schema(
                description = "The value; null before the first calculation, and when there was nothing to calculate.",
                nullable = true,
                example = "48210.5")
        Double value,

        @Schema(description = "What has become of it, judged by its thresholds.")
        MetricStatus status,

        @Schema(description = "The comparisons that its query asks for, without the series of the earlier windows.")
        List<Figures.Compared> comparisons,

        @Schema(
                description = "All measures and formulas over the whole window, by id.",
                example = "{\"spend\":48210.5}")
        Map<String, BigDecimal> values,

        @Schema(description = "The parts of the window, at most the latest 200, if its query has a grain.")
        List<Figures.Bucket> series,

        @Schema(description = "The groups, at most the first 50, if its query is grouped.")
        List<Figures.Row> rows,

        @Schema(description = "The window that it was calculated over; null if it has none.", nullable = true)
        Figures.Span window,

        @Schema(description = "Whether the value is older than it should be; the next one is on its way.")
        boolean stale,

        @Schema(
                description = "Why the latest calculation failed; null if it did not.",
                nullable = true,
                example = "It ran for too long and was cancelled.")
        String failure,

        @Schema(description = "When it was calculated; null before the first time.", nullable = true)
        Instant calculatedAt,

        @Schema(
                description = "Until when it is fresh, by the metric's refresh rate; null before the first time.",
                nullable = true)
        Instant expiresAt,

        @Schema(description = "The unit of the value.", nullable = true, example = "EUR")
        String unit,

        @Schema(description = "How the value is written.", example = "currency")
        String format,

        @Schema(description = "The value to reach.", nullable = true, example = "50000")
        Double targetValue,

        @Schema(description = "The value from which it is a warning.", nullable = true, example = "30000")
        Double warningThreshold,

        @Schema(description = "The value from which it is critical.", nullable = true, example = "20000")
        Double criticalThreshold,

        @Schema(description = "The kind of chart that shows it.", nullable = true, example = "line")
        String chartType,

        @Schema(description = "A colour's name, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "An icon's name.", nullable = true, example = "coins")
        String icon) {

    static MetricReading of(DashboardMetric metric, StoredValue stored, Instant now) {
        MetricDefinition definition = metric.definition();
        return new MetricReading(
                metric.id(),
                definition.name(),
                definition.category(),
                stored.value(),
                stored.status(),
                stored.summary().comparisons(),
                stored.summary().values(),
                stored.summary().series(),
                stored.summary().rows(),
                stored.summary().window(),
                stored.isStale(metric, now),
                stored.failure(),
                stored.time(),
                stored.expiry(metric),
                definition.unit(),
                definition.format(),
                definition.targetValue(),
                definition.warningThreshold(),
                definition.criticalThreshold(),
                definition.chartType(),
                definition.color(),
                definition.icon());
    }
}
