package dev.tenantboard.metric.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a query. Numbers are decimals of at most 15 significant digits, which a double represents exactly. Only
 * the keys of groups have all digits of what is stored.
 *
 * @param value the metric's number; null if there are no data, or if the query is grouped and names no value
 * @param values all measures and formulas over the whole window (for a composite: inputs and formulas), by id
 * @param window null if the query has no window or is a composite
 */
public record Figures(
        BigDecimal value,
        Map<String, BigDecimal> values,
        Span window,
        List<Compared> comparisons,
        List<Bucket> series,
        List<Row> rows)
        implements Outcome {

    /** The largest number of buckets on a dashboard: a week of hours, and a few more. */
    public static final int MAX_POINTS = 200;

    /** A window with its bounds. */
    @Schema(description = "The window of a calculation.")
    public record Span(
            @Schema(description = "The start, inclusive.") Instant from,

            @Schema(description = "The end, exclusive.") Instant to,

            @Schema(description = "The time zone of the window.", example = "Europe/Prague")
            String zone,

            @Schema(description = "The grain of the series; null if there is no series.", nullable = true)
            Unit grain) {}

    /** A comparison of the value. */
    @Schema(description = "A comparison of the value with that of an earlier window, or with the target.")
    public record Compared(
            @Schema(description = "The id of the comparison in the query.", example = "prev")
            String id,

            @Schema(description = "The start of the earlier window; null for the target.", nullable = true)
            Instant from,

            @Schema(description = "The end of the earlier window; null for the target.", nullable = true)
            Instant to,

            @Schema(description = "The value of the earlier window, or the target.", nullable = true, example = "40000")
            BigDecimal value,

            @Schema(
                    description = "The difference: the value minus the compared value; null if one of them is null, or"
                            + " if it is beyond the largest double.",
                    nullable = true,
                    example = "8210.5")
            BigDecimal change,

            @Schema(
                    description = "The difference in percent of the compared value's magnitude; null if that is 0 or"
                            + " null, or if the percentage is beyond the largest double.",
                    nullable = true,
                    example = "20.52625")
            BigDecimal percent,

            @Schema(
                    description = "The direction of the change; null if there is no difference to compute.",
                    nullable = true)
            Direction direction,

            @Schema(
                    description = "Whether the change is in the good direction; null without a change, and if neither"
                            + " thresholds nor target define the direction.",
                    nullable = true)
            Boolean good,

            @Schema(
                    description = "The buckets of the earlier window; empty if there are none, or if this answer omits"
                            + " them.")
            List<Bucket> series) {

        public Compared {
            series = series == null ? List.of() : series;
        }
    }

    /** The direction of a change. */
    @Schema(description = "The direction of a change.")
    public enum Direction {
        UP,
        DOWN,
        FLAT
    }

    /** A bucket of the series. */
    @Schema(description = "A bucket of the window.")
    public record Bucket(
            @Schema(description = "The start, inclusive.") Instant from,

            @Schema(description = "The end, exclusive.") Instant to,

            @Schema(description = "All measures and formulas of the bucket, by id.", example = "{\"spend\":120.5}")
            Map<String, BigDecimal> values) {}

    /** A row of a grouped query. */
    @Schema(description = "A group, or a bucket of a group.")
    public record Row(
            @Schema(
                    description = "The value of each grouped field: text, number, boolean or null. A number has all"
                            + " digits of what is stored. A double cannot hold more than 15 of them.",
                    example = "{\"severity\":\"ERROR\"}")
            Map<String, Object> groups,

            @Schema(
                    description = "The fields for which this row contains all values outside of the top.",
                    example = "[\"severity\"]")
            List<String> other,

            @Schema(description = "The start of the bucket; null without buckets.", nullable = true)
            Instant from,

            @Schema(description = "The end of the bucket; null without buckets.", nullable = true)
            Instant to,

            @Schema(description = "All measures and formulas, by id.", example = "{\"n\":42}")
            Map<String, BigDecimal> values) {}

    @Converter
    public static class Mapping extends JsonConverter<Figures> implements AttributeConverter<Figures, Object> {

        public Mapping() {
            super(new TypeReference<>() {});
        }
    }
}
