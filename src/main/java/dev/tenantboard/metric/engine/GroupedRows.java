package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.engine.Scan.Group;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a grouped query. */
final class GroupedRows {

    private final DatasetQuery query;
    private final BucketedWindow window;

    GroupedRows(DatasetQuery query, BucketedWindow window) {
        this.query = query;
        this.window = window;
    }

    /**
     * Returns the rows in the query's order, up to its limit.
     *
     * @throws QueryFailure if there are too many rows before the limit
     */
    List<Row> of(List<Scan.Row> scanned) {
        var byGroups = new LinkedHashMap<List<Group>, Map<Integer, List<BigDecimal>>>();
        scanned.forEach(row -> byGroups.computeIfAbsent(row.groups(), groups -> new HashMap<>())
                .put(row.bucket(), row.values()));
        requireFew(isFilled() ? byGroups.size() * window.buckets() : scanned.size());
        var rows = new ArrayList<Row>();
        byGroups.forEach((groups, measured) -> rows.addAll(rows(groups, measured)));
        rows.sort(new RowOrder(query.orderBy()));
        return query.limit() == null || query.limit() >= rows.size() ? rows : rows.subList(0, query.limit());
    }

    private List<Row> rows(List<Group> groups, Map<Integer, List<BigDecimal>> measured) {
        if (!window.isParted()) {
            var numbers = Numbers.measured(query, measured.get(0));
            return List.of(row(groups, null, Numbers.withFormulas(query.formulas(), numbers)));
        }
        return new Series(query, window)
                .of(measured).stream()
                        .map(bucket -> row(groups, bucket, bucket.values()))
                        .toList();
    }

    private Row row(List<Group> groups, Bucket bucket, Map<String, BigDecimal> values) {
        var keys = new LinkedHashMap<String, Object>();
        var other = new ArrayList<String>();
        for (int index = 0; index < groups.size(); index++) {
            String field = query.groupBy().get(index).field().name();
            keys.put(field, groups.get(index).value());
            if (groups.get(index).isOther()) {
                other.add(field);
            }
        }
        return new Row(keys, other, bucket == null ? null : bucket.from(), bucket == null ? null : bucket.to(), values);
    }

    /** Returns whether each group has a row for each bucket. */
    private boolean isFilled() {
        return window.isParted() && query.time().fill() != Fill.NONE;
    }

    private void requireFew(int rows) {
        if (rows <= Planner.mostRows(query)) {
            return;
        }
        throw QueryFailure.tooLarge(
                query.limit() == null || Planner.isLimitedByScan(query)
                        ? "The query has more than " + Planner.MOST_ROWS + " rows or " + Planner.MOST_CELLS
                                + " numbers. Group by fewer values, or name a top."
                        : "The query has more than " + Planner.MOST_CELLS + " numbers before its order and limit, which"
                                + " need all of them for a formula or a grain. Group by fewer values, or name a top.");
    }
}
