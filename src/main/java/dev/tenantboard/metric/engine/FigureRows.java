package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.RowScan.InGroup;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.Operator;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the rows behind a figure of a query: those that its measure aggregates, in its bucket and its groups. */
final class FigureRows {

    private final Function<Scan, List<Scan.Row>> database;
    private final Planner planner;

    /**
     * @param database runs the scans that find which groups are not "other"
     * @param now the time for which the windows are computed
     */
    FigureRows(Function<String, Optional<Dataset>> datasets, Function<Scan, List<Scan.Row>> database, Instant now) {
        this.database = database;
        this.planner = new Planner(datasets, now.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Returns the scan of a page.
     *
     * @throws ProblemException 400 if the query has no such figure
     * @throws QueryFailure if the dataset is gone or unknown
     */
    RowScan scan(DatasetQuery query, Figure figure, Position after, int limit) {
        // Rows of the whole window need no buckets, of which a long window may have too many.
        boolean isWhole = figure.bucket() == null && query.time() != null;
        Scan scan = planner.scan(isWhole ? query.withGrain(null) : query, List.of());
        return new RowScan(
                scan.dataset(),
                query.rowFields(),
                conditions(query, figure.measureOf(query)),
                scan.time(),
                scan.zone(),
                interval(scan.window(), figure.bucket()),
                groups(scan, figure.groupsOf(query)),
                RowsQuery.newestFirst(query.time()),
                after,
                limit);
    }

    /** A row without a value of the field counts for no aggregate. */
    private static List<Condition> conditions(DatasetQuery query, Optional<Measure> measure) {
        Stream<Condition> valued = measure.map(Measure::field).stream()
                .map(field -> new Condition.Leaf(field, Operator.IS_NOT_NULL, List.of()));
        return Stream.of(Stream.ofNullable(query.where()), measure.map(Measure::where).stream(), valued)
                .flatMap(Function.identity())
                .toList();
    }

    private static Interval interval(BucketedWindow window, Instant bucket) {
        if (bucket == null) {
            return window.interval();
        }
        int start =
                window.isParted() ? window.bounds().subList(0, window.buckets()).indexOf(bucket) : -1;
        if (start < 0) {
            throw ProblemException.badParameter("bucket", "is not the start of a bucket of the metric's series");
        }
        return new Interval(bucket, window.bounds().get(start + 1));
    }

    private List<InGroup> groups(Scan scan, List<Figure.Group> groups) {
        var conditions = new ArrayList<InGroup>();
        for (int index = 0; index < groups.size(); index++) {
            Grouping grouping = scan.groupBy().get(index);
            Figure.Group group = groups.get(index);
            conditions.add(
                    group.isOther()
                            ? new InGroup(grouping.field(), top(scan, grouping), true)
                            : new InGroup(grouping.field(), single(key(grouping, group.key())), false));
        }
        return conditions;
    }

    private static List<Object> single(Object key) {
        var keys = new ArrayList<>();
        keys.add(key);
        return keys;
    }

    private static Object key(Grouping grouping, String text) {
        if (text == null || grouping.field().type() == ValueType.TEXT) {
            return text;
        }
        if (grouping.field().type() == ValueType.BOOLEAN) {
            if (!text.equals("true") && !text.equals("false")) {
                throw ProblemException.badParameter("group", "must be true or false for this field");
            }
            return Boolean.valueOf(text);
        }
        return number(text);
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?")) {
            throw ProblemException.badParameter("group", "must be a number for this field");
        }
        return new BigDecimal(text);
    }

    /** Returns the values that have their own group, which do not depend on the bucket and on the other field. */
    private List<Object> top(Scan scan, Grouping grouping) {
        var whole = new BucketedWindow(scan.window().interval(), null);
        Measure by = scan.measures().stream()
                .filter(measure -> measure.id().equals(grouping.top().by()))
                .findFirst()
                .orElseThrow();
        var top = new Grouping.Top(
                grouping.top().n(), grouping.top().by(), grouping.top().descending(), true);
        var ranked = new Scan(
                scan.dataset(),
                scan.where(),
                scan.time(),
                scan.zone(),
                List.of(whole),
                List.of(by),
                List.of(new Grouping(grouping.field(), top)),
                List.of(),
                grouping.top().n());
        var keys = new ArrayList<>();
        database.apply(ranked).stream()
                .filter(row -> row.groups() != null && !row.groups().get(0).isOther())
                .forEach(row -> keys.add(row.groups().get(0).value()));
        return keys;
    }
}
