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
 * The result of a query. Numbers are decimals of at most 15 significant digits, which a double represents exactly.
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

    /** A window with its bounds. */
    @Schema(description = "A window, as it was when the metric was calculated.")
    public record Span(
            @Schema(description = "Its start, which belongs to it.")
            Instant from,

            @Schema(description = "Its end, which does not.")
            Instant to,

            @Schema(description = "The zone whose days it counts.", example = "Europe/Prague")
            String zone,

            @Schema(description = "The parts that it is divided into; null if it is not.", nullable = true)
            Unit grain) {}

    /** A comparison of the value. */
    @Schema(description = "The value, compared with that of an earlier window or with the target.")
    public record Compared(
            @Schema(description = "The comparison's id in the query.", example = "prev")
            String id,

            @Schema(description = "The start of the earlier window; null for the target.", nullable = true)
            Instant from,

            @Schema(description = "The end of the earlier window; null for the target.", nullable = true)
            Instant to,

            @Schema(description = "The value that it is compared with.", nullable = true, example = "40000")
            BigDecimal value,

            @Schema(description = "The value less that one; null if either is.", nullable = true, example = "8210.5")
            BigDecimal change,

            @Schema(
                    description = "The change in percent of its absolute value; null where that is 0 or null.",
                    nullable = true,
                    example = "20.52625")
            BigDecimal percent,

            @Schema(description = "Which way it went; null if there is no change to speak of.", nullable = true)
            Direction direction,

            @Schema(
                    description =
                            "Whether it went the way it should; null if it did not move, or nothing says which way"
                                    + " that is.",
                    nullable = true)
            Boolean good,

            @Schema(
                    description = "The parts of the earlier window; null if there are none, or none here.",
                    nullable = true)
            List<Bucket> series) {}

    /** The direction of a change. */
    @Schema(description = "Which way a value went.")
    public enum Direction {
        UP,
        DOWN,
        FLAT
    }

    /** A bucket of the series. */
    @Schema(description = "A part of the window.")
    public record Bucket(
            @Schema(description = "Its start, which belongs to it.")
            Instant from,

            @Schema(description = "Its end, which does not.")
            Instant to,

            @Schema(description = "All measures and formulas in it, by id.", example = "{\"spend\":120.5}")
            Map<String, BigDecimal> values) {}

    /** A row of a grouped query. */
    @Schema(description = "A group, or its part in a part of the window.")
    public record Row(
            @Schema(
                    description = "The value of each field that is grouped by: text, number, boolean or null.",
                    example = "{\"severity\":\"ERROR\"}")
            Map<String, Object> groups,

            @Schema(
                    description =
                            "The fields for whose other values this row stands, those that are not among the top.",
                    example = "[\"severity\"]")
            List<String> other,

            @Schema(description = "The start of the part; null if there are none.", nullable = true)
            Instant from,

            @Schema(description = "The end of the part; null if there are none.", nullable = true)
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
