package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.time.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a query comes to. Numbers are decimals of at most 15 significant digits, which a double holds exactly.
 *
 * @param value the metric's number: null if there was nothing to calculate, or the query is grouped and names none
 * @param values all measures and formulas over the whole window (of a composite: the inputs and formulas), by id
 * @param window null if the query has none (or is a composite)
 */
public record Figures(
        BigDecimal value,
        Map<String, BigDecimal> values,
        Span window,
        List<Compared> comparisons,
        List<Bucket> series,
        List<Row> rows) {

    /** A window, resolved. */
    public record Span(Instant from, Instant to, String zone, Unit grain) {}

    /**
     * A comparison of the value.
     *
     * @param from null, like to, for the target
     * @param change the value less that of the earlier window; null if either is
     * @param percent the change in percent of the earlier window's absolute value; null where that is 0 or null
     * @param good whether it went the way it should; null if it did not move or nothing says which way that is
     * @param series the earlier window's, if the query has a grain
     */
    public record Compared(
            String id,
            Instant from,
            Instant to,
            BigDecimal value,
            BigDecimal change,
            BigDecimal percent,
            Direction direction,
            Boolean good,
            List<Bucket> series) {}

    public enum Direction {
        UP,
        DOWN,
        FLAT
    }

    /** A part of the series. */
    public record Bucket(Instant from, Instant to, Map<String, BigDecimal> values) {}

    /**
     * A row of a grouped query.
     *
     * @param groups the value of each field that is grouped by: text, number, boolean or null
     * @param other the fields whose values in this row are those that did not make it to the top
     * @param from null, like to, if the query has no grain
     */
    public record Row(
            Map<String, Object> groups, List<String> other, Instant from, Instant to, Map<String, BigDecimal> values) {}
}
