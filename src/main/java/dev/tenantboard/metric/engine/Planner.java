package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Comparison;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Windows;
import dev.tenantboard.metric.time.Windows.TooManyBucketsException;
import dev.tenantboard.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Resolves queries at one instant: their datasets, windows and scans. */
final class Planner {

    /** The largest number of rows of a result. Below it, the order and the limit of a query may need more. */
    static final int MOST_ROWS = 1_000;

    /** The largest number of numbers in the series and rows of a result. */
    static final int MOST_CELLS = 5_000;

    private final Function<String, Optional<Dataset>> datasets;
    private final Instant now;

    Planner(Function<String, Optional<Dataset>> datasets, Instant now) {
        this.datasets = datasets;
        this.now = now;
    }

    /**
     * Returns the query with the finest grain, not finer than its own, for which a dashboard shows its whole series.
     * The range of a dashboard may be much longer than the query's own window.
     */
    DatasetQuery withFittingGrain(DatasetQuery query) {
        if (query.time() == null || query.time().grain() == null) {
            return query;
        }
        DatasetQuery fitted = query;
        for (Unit grain : Unit.values()) {
            if (grain.compareTo(query.time().grain()) >= 0) {
                fitted = query.withGrain(grain);
                if (isSeriesShort(fitted)) {
                    return fitted;
                }
            }
        }
        return fitted;
    }

    private boolean isSeriesShort(DatasetQuery query) {
        try {
            List<BucketedWindow> windows = windows(query);
            return windows.get(0).buckets() <= Figures.MAX_POINTS && !hasTooManyCells(query, windows);
        } catch (QueryFailure tooLarge) {
            return false;
        }
    }

    /**
     * Returns the scan of a query.
     *
     * @param filters conditions in addition to the query's own
     * @throws QueryFailure if the dataset is gone or unknown, or the result would be too large
     */
    Scan scan(DatasetQuery query, List<FieldFilter> filters) {
        Dataset dataset = dataset(query.dataset());
        TimeClause time = query.time();
        List<BucketedWindow> windows = time == null ? List.of(BucketedWindow.ALL) : windows(query);
        requireFewCells(query, windows);
        return new Scan(
                dataset,
                narrowed(query.where(), filters, dataset),
                time == null ? null : time.field(),
                time == null ? ZoneOffset.UTC : time.calendar().zone(),
                windows,
                query.measures(),
                query.groupBy(),
                isOrderedByScan(query) ? query.orderBy() : List.of(),
                // One row more shows that there are too many. A query that wants no more has no such row.
                isLimitedByScan(query) ? query.limit() : mostRows(query) + 1);
    }

    private static Condition narrowed(Condition where, List<FieldFilter> filters, Dataset dataset) {
        List<Condition> all = Stream.concat(
                        Stream.ofNullable(where), filters.stream().map(filter -> filter.condition(dataset)))
                .toList();
        return all.size() < 2 ? all.stream().findFirst().orElse(null) : new Condition.And(all);
    }

    /** Returns the largest number of rows before the limit. Without a limit it is that of the result. */
    static int mostRows(DatasetQuery query) {
        int most = MOST_CELLS / query.width();
        return query.limit() == null ? Math.min(most, MOST_ROWS) : most;
    }

    private Dataset dataset(String name) {
        try {
            return datasets.apply(name)
                    .orElseThrow(() -> QueryFailure.wrong("There is no dataset " + name + " any more."));
        } catch (ProblemException notKnown) {
            throw QueryFailure.of(
                    new Failure(Kind.UNAVAILABLE, notKnown.problem().detail()));
        }
    }

    private List<BucketedWindow> windows(DatasetQuery query) {
        TimeClause time = query.time();
        LocalCalendar calendar = time.calendar();
        var windows = new ArrayList<BucketedWindow>();
        try {
            Interval current = Windows.resolve(time.window(), calendar, now);
            windows.add(bucketedWindow(current, time.grain(), calendar));
            for (Comparison comparison : query.compare()) {
                if (!comparison.isWithTarget()) {
                    Interval earlier = Windows.compared(
                            time.window(), current, comparison.baseline(), comparison.elapsed(), calendar, now);
                    // Only the totals of groups are compared.
                    windows.add(bucketedWindow(earlier, query.groupBy().isEmpty() ? time.grain() : null, calendar));
                }
            }
        } catch (TooManyBucketsException tooMany) {
            throw QueryFailure.tooLarge("The series has more than " + Windows.MOST_BUCKETS + " buckets.");
        }
        return windows;
    }

    private static BucketedWindow bucketedWindow(Interval interval, Unit grain, LocalCalendar calendar) {
        return new BucketedWindow(interval, grain == null ? null : Windows.bounds(interval, grain, calendar));
    }

    /**
     * Formulas and the fill of a series are computed after the scan. An order or a limit that uses them is applied
     * after that.
     */
    private static boolean isOrderedByScan(DatasetQuery query) {
        List<String> known = Stream.concat(
                        query.measures().stream().map(Measure::id),
                        query.groupBy().stream().map(Grouping::field).map(field -> field.name()))
                .toList();
        return !query.groupBy().isEmpty()
                && isUnparted(query)
                && query.orderBy().stream().map(Order::id).allMatch(known::contains);
    }

    /** Returns whether the scan itself applies the query's limit. */
    static boolean isLimitedByScan(DatasetQuery query) {
        return query.limit() != null && isOrderedByScan(query);
    }

    private static boolean isUnparted(DatasetQuery query) {
        return query.time() == null || query.time().grain() == null;
    }

    private static void requireFewCells(DatasetQuery query, List<BucketedWindow> windows) {
        if (hasTooManyCells(query, windows)) {
            throw QueryFailure.tooLarge("The series have more than " + MOST_CELLS + " numbers.");
        }
    }

    private static boolean hasTooManyCells(DatasetQuery query, List<BucketedWindow> windows) {
        int buckets = query.groupBy().isEmpty()
                ? windows.stream().mapToInt(BucketedWindow::buckets).sum()
                : 0;
        return buckets * query.width() > MOST_CELLS;
    }
}
