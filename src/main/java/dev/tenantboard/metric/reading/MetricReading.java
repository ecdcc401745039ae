package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricCategory;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.RangeUse;
import dev.tenantboard.metric.value.RangeValue;
import dev.tenantboard.metric.value.StoredValue;
import dev.tenantboard.metric.value.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric's value with everything that a widget needs: the stored one, or one over a requested range. */
@Schema(
        description = "A metric's value, with the fields that a widget needs: the stored value, or the value over the"
                + " requested range and with the requested filters, which is not stored.")
public record MetricReading(
        @Schema(description = "The metric's id.", example = "cm4qz2x1a0003")
        String id,

        @Schema(description = "The metric's name.", example = "Invoiced this month")
        String name,

        @Schema(description = "The category of the metric.") MetricCategory category,

        @Schema(
                description = "The value; null before the first calculation, and if there was no data.",
                nullable = true,
                example = "48210.5")
        Double value,

        @Schema(description = "The status of the metric, by its thresholds.")
        MetricStatus status,

        @Schema(
                description =
                        "The comparisons of the query, without the series of the earlier windows. Over a requested"
                                + " range, each value is also compared with the range before.",
                maxItems = 4)
        List<Figures.Compared> comparisons,

        @Schema(
                description = "All measures and formulas over the whole window, by id.",
                example = "{\"spend\":48210.5}")
        Map<String, BigDecimal> values,

        @Schema(
                description =
                        "The latest buckets of the window, at most 200, if the query has a grain. Over a requested"
                                + " range, the grain becomes coarser until the series has at most 200 buckets.")
        List<Figures.Bucket> series,

        @Schema(description = "The first groups, at most 50, if the query is grouped.")
        List<Figures.Row> rows,

        @Schema(
                description =
                        "Whether `series` or `rows` is cut. `GET /dashboard/metrics/{id}/value` has all buckets and"
                                + " rows.")
        boolean more,

        @Schema(description = "The window of the calculation; null if the query has none.", nullable = true)
        Figures.Span window,

        @Schema(
                description = "How the value uses the requested range and filters; null if there were none.",
                nullable = true)
        RangeUse use,

        @Schema(
                description = "If the status is PENDING: after how many seconds a client should ask again; else null.",
                nullable = true,
                example = "2")
        Integer retryAfter,

        @Schema(description = "Whether the value has expired. The next one is being calculated.")
        boolean stale,

        @Schema(
                description = "The reason why the latest calculation failed; null if it succeeded.",
                nullable = true,
                example = "The query took too long and was cancelled.")
        String failure,

        @Schema(description = "The time of the calculation; null before the first one.", nullable = true)
        Instant calculatedAt,

        @Schema(
                description = "The time until which the value is fresh, by the metric's refresh rate; null before"
                        + " the first calculation.",
                nullable = true)
        Instant expiresAt,

        @Schema(description = "The unit of the value.", nullable = true, example = "EUR")
        String unit,

        @Schema(description = "The format of the value.", example = "currency")
        String format,

        @Schema(description = "The target value.", nullable = true, example = "50000")
        Double targetValue,

        @Schema(description = "The value at which the status becomes WARNING.", nullable = true, example = "30000")
        Double warningThreshold,

        @Schema(description = "The value at which the status becomes CRITICAL.", nullable = true, example = "20000")
        Double criticalThreshold,

        @Schema(description = "The kind of chart.", nullable = true, example = "line")
        String chartType,

        @Schema(description = "The name of a colour, or #rrggbb.", example = "blue")
        String color,

        @Schema(description = "The name of an icon.", nullable = true, example = "coins")
        String icon) {

    private static final Integer RETRY_AFTER = 2;

    private static final RangeValue PENDING = new RangeValue(null, MetricStatus.PENDING, Summary.NONE, null, null);

    /** @param use null if neither range nor filters were requested */
    static MetricReading of(DashboardMetric metric, StoredValue stored, Instant now, RangeUse use) {
        var value = new RangeValue(stored.value(), stored.status(), stored.summary(), stored.failure(), stored.time());
        return of(metric, value, use, stored.isStale(metric, now), stored.expiry(metric));
    }

    /** @param value null if it is not ready */
    static MetricReading of(DashboardMetric metric, RangeValue value, RangeUse use) {
        return of(metric, value == null ? PENDING : value, use, false, null);
    }

    private static MetricReading of(
            DashboardMetric metric, RangeValue value, RangeUse use, boolean isStale, Instant expiresAt) {
        MetricDefinition definition = metric.definition();
        Summary summary = value.summary();
        return new MetricReading(
                metric.id(),
                definition.name(),
                definition.category(),
                value.value(),
                value.status(),
                summary.comparisons(),
                summary.values(),
                summary.series(),
                summary.rows(),
                summary.more(),
                summary.window(),
                use,
                value.status() == MetricStatus.PENDING ? RETRY_AFTER : null,
                isStale,
                value.failure(),
                value.calculatedAt(),
                expiresAt,
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
