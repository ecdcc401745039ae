package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.MetricStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The preview of a metric. */
@Schema(
        description =
                "The value that a metric with this query and these thresholds would have now. It is" + " not stored.")
public record MetricPreview(
        @Schema(description = "The value; null if there is no data.", nullable = true, example = "42")
        BigDecimal value,

        @Schema(description = "All measures and formulas over the whole window, by id.", example = "{\"n\":42}")
        Map<String, BigDecimal> values,

        @Schema(description = "The status of the value, by the thresholds.")
        MetricStatus status,

        @Schema(description = "The comparisons of the query.", maxItems = 3)
        List<Figures.Compared> comparisons,

        @Schema(description = "The buckets of the window, if the query has a grain.", maxItems = 1_000)
        List<Figures.Bucket> series,

        @Schema(description = "The groups, if the query is grouped.", maxItems = 1_000)
        List<Figures.Row> rows,

        @Schema(description = "The window of the calculation; null if the query has none.", nullable = true)
        Figures.Span window,

        @Schema(description = "The time of the calculation.")
        Instant calculatedAt) {

    static MetricPreview of(MetricValueView calculated) {
        return new MetricPreview(
                calculated.value(),
                calculated.values(),
                calculated.status(),
                calculated.comparisons(),
                calculated.series(),
                calculated.rows(),
                calculated.window(),
                calculated.calculatedAt());
    }
}
