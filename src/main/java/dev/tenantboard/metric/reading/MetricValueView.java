package dev.tenantboard.metric.reading;

import dev.tenantboard.http.EntityTags;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.value.MetricStatus;
import dev.tenantboard.metric.value.StoredValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric's value with all figures. */
@Schema(description = "A metric's value, with all figures of the calculation.")
public record MetricValueView(
        @Schema(description = "The metric's id.", example = "cm4qz2x1a0003")
        String id,

        @Schema(
                description = "The value; null before the first calculation, and if there was no data.",
                nullable = true,
                example = "48210.5")
        BigDecimal value,

        @Schema(
                description = "All measures and formulas over the whole window, by id.",
                example = "{\"spend\":48210.5,\"invoices\":117}")
        Map<String, BigDecimal> values,

        @Schema(description = "The status of the metric, by its thresholds.")
        MetricStatus status,

        @Schema(description = "The comparisons of the query.", maxItems = 3)
        List<Figures.Compared> comparisons,

        @Schema(description = "The buckets of the window, if the query has a grain.", maxItems = 1_000)
        List<Figures.Bucket> series,

        @Schema(description = "The groups, if the query is grouped.", maxItems = 1_000)
        List<Figures.Row> rows,

        @Schema(description = "The window of the calculation; null if the query has none.", nullable = true)
        Figures.Span window,

        @Schema(description = "The time of the calculation; null before the first one.", nullable = true)
        Instant calculatedAt,

        @Schema(
                description = "The time until which the value is fresh; null before the first calculation, and for"
                        + " a value that is not stored.",
                nullable = true)
        Instant expiresAt,

        @Schema(description = "Whether the value has expired. The next one is being calculated.")
        boolean stale,

        @Schema(
                description = "The reason why the latest calculation failed; null if it succeeded.",
                nullable = true,
                example = "The query took too long and was cancelled.")
        String failure,

        @Schema(description = "The entity tag.", example = "\"dGhlIHN0YXRlIHRoYXQgSSByZWF\"")
        String etag)
        implements HasEntityTag {

    private static final Figures NOTHING = new Figures(null, Map.of(), null, List.of(), List.of(), List.of());

    /** The time of the calculation, and the time until which the value is fresh. */
    record Age(Instant calculatedAt, Instant expiresAt, boolean stale) {}

    /** @param now the time of the database's clock */
    static MetricValueView of(
            String organizationId, DashboardMetric metric, StoredValue stored, Figures figures, Instant now) {
        var age = new Age(stored.time(), stored.expiry(metric), stored.isStale(metric, now));
        return of(organizationId, metric.id(), stored.status(), figures, age, stored.failure());
    }

    static MetricValueView of(
            String organizationId, String id, MetricStatus status, Figures calculated, Age age, String failure) {
        Figures figures = calculated == null ? NOTHING : calculated;
        return new MetricValueView(
                id,
                figures.value(),
                figures.values() == null ? Map.of() : figures.values(),
                status,
                list(figures.comparisons()),
                list(figures.series()),
                list(figures.rows()),
                figures.window(),
                age.calculatedAt(),
                age.expiresAt(),
                age.stale(),
                failure,
                EntityTags.of(organizationId, id, status, figures, age, failure));
    }

    private static <T> List<T> list(List<T> items) {
        return items == null ? List.of() : items;
    }
}
