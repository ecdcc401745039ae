package dev.tenantboard.metric.query;

import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.metric.time.Window.Baseline;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query of one dataset.
 *
 * @param where null if the query reads every row
 * @param time null if the query has no window
 * @param limit null if the query has no limit
 * @param historyOf the metrics whose history the query reads, if the dataset is metricHistory
 * @param rowFields the fields of the rows that readers of the metric may see; null if it does not offer its rows
 */
public record DatasetQuery(
        String dataset,
        List<Measure> measures,
        Condition where,
        TimeClause time,
        List<Comparison> compare,
        List<Grouping> groupBy,
        List<NamedFormula> formulas,
        List<Order> orderBy,
        Integer limit,
        String value,
        Set<String> historyOf,
        List<FieldReference> rowFields)
        implements QueryDocument {

    @Override
    public boolean follows(QueryRange range) {
        return time != null && !(range.ofScreen() && time.keepsWindow());
    }

    @Override
    public DatasetQuery over(QueryRange range) {
        return follows(range)
                ? with(time.over(range.zone(), range.window()), range.ofScreen() ? comparedWithPrevious() : compare)
                : this;
    }

    /** Returns the query with another grain of its series. */
    public DatasetQuery withGrain(Unit grain) {
        return with(time.withGrain(grain), compare);
    }

    private DatasetQuery with(TimeClause otherTime, List<Comparison> comparisons) {
        return new DatasetQuery(
                dataset,
                measures,
                where,
                otherTime,
                comparisons,
                groupBy,
                formulas,
                orderBy,
                limit,
                value,
                historyOf,
                rowFields);
    }

    private List<Comparison> comparedWithPrevious() {
        if (value == null || previous().isPresent()) {
            return compare;
        }
        String id = QueryRange.PREVIOUS;
        while (isTaken(id)) {
            id += "_";
        }
        return Stream.concat(compare.stream(), Stream.of(new Comparison(id, new Baseline.Preceding(), true)))
                .toList();
    }

    private boolean isTaken(String id) {
        return Stream.of(
                        measures.stream().map(Measure::id),
                        formulas.stream().map(NamedFormula::id),
                        compare.stream().map(Comparison::id),
                        groupBy.stream().map(grouping -> grouping.field().name()))
                .flatMap(ids -> ids)
                .anyMatch(id::equals);
    }

    /** Returns the id of the comparison with the window before, if there is one. */
    public Optional<String> previous() {
        return compare.stream()
                .filter(comparison -> comparison.baseline() instanceof Baseline.Preceding)
                .map(Comparison::id)
                .findFirst();
    }

    @Override
    public Set<String> datasets() {
        return Set.of(dataset);
    }

    /** Returns how many numbers one bucket or row of the result has. */
    public int width() {
        return measures.size() + formulas.size();
    }

    @Override
    public Set<String> metrics() {
        return historyOf;
    }

    /**
     * An aggregate over rows.
     *
     * @param field null for a count of rows
     * @param p the percentile, in (0, 1); null for other aggregates
     * @param where selects among the rows of the query; null selects all
     */
    public record Measure(String id, Aggregate agg, FieldReference field, BigDecimal p, Condition where) {}

    /**
     * A comparison of the window's figures.
     *
     * @param baseline the earlier window; null if the comparison is with the metric's target
     * @param elapsed if true and the window ends now, the earlier window is cut at the same elapsed time; otherwise it is
     *     the whole earlier unit
     */
    public record Comparison(String id, Baseline baseline, boolean elapsed) {

        public boolean isWithTarget() {
            return baseline == null;
        }
    }

    /**
     * Groups rows by the values of a field.
     *
     * @param top null if every value has its own group
     */
    public record Grouping(FieldReference field, Top top) {

        /**
         * Selects the values that have their own group: the first n by a measure over the current window, independent of
         * the other grouping. Null measures are last. Of equal measures the smallest value of the field is first.
         *
         * @param by the id of a measure
         * @param other if true, the remaining values form one more group; otherwise their rows are omitted
         */
        public record Top(int n, String by, boolean descending, boolean other) {}
    }

    /** One sort key of grouped rows: a measure, a formula or a grouped field. Nulls are last. */
    public record Order(String id, boolean descending) {}

    /**
     * The field, window and grain of a query.
     *
     * @param grain the grain of the series; null if there is no series
     * @param calendar the zone and the first day of the week
     * @param fill the content of buckets without rows
     * @param keepsWindow whether the window stays when a dashboard asks for another range
     */
    public record TimeClause(
            FieldReference field, Window window, Unit grain, LocalCalendar calendar, Fill fill, boolean keepsWindow) {

        /** Returns the clause in another zone and with another window. If one is null, this one's stays. */
        TimeClause over(ZoneId otherZone, Window otherWindow) {
            ZoneId zone = otherZone == null ? calendar.zone() : otherZone;
            return new TimeClause(
                    field,
                    otherWindow == null ? window : otherWindow,
                    grain,
                    new LocalCalendar(zone, calendar.weekStart()),
                    fill,
                    keepsWindow);
        }

        TimeClause withGrain(Unit other) {
            return new TimeClause(field, window, other, calendar, fill, keepsWindow);
        }
    }

    /** The content of the buckets without rows. */
    public enum Fill {
        /** Omits buckets without rows. */
        NONE,
        /** Returns every bucket. A measure without a value is 0. */
        ZERO,
        /** Returns every bucket. A measure of a bucket without rows is null. This is the default. */
        NULL,
        /** Returns every bucket. A measure without a value repeats the value of the bucket before. */
        PREVIOUS
    }
}
