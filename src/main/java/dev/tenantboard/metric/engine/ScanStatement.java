package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scan as one statement with a branch for each window. Each branch reads its rows once.
 */
final class ScanStatement {

    private final Scan scan;
    private final ScannedRows source;
    private final Conditions conditions;

    ScanStatement(Scan scan, String organizationId) {
        this.scan = scan;
        this.source = ScannedRows.of(scan.dataset(), organizationId);
        this.conditions = new Conditions(scan.zone());
    }

    Sql sql() {
        var branches = new ArrayList<Sql>();
        for (int window = 0; window < scan.windows().size(); window++) {
            branches.add(window == 0 && scan.isGrouped() ? grouped() : ungrouped(window));
        }
        return branches.size() == 1
                ? branches.get(0)
                : Sql.join(
                        "\nunion all\n",
                        branches.stream().map(branch -> Sql.of("(%s)", branch)).toList());
    }

    private Sql grouped() {
        var columns = new Columns();
        var groups = new GroupedBranch(scan, columns, aggregates(columns));
        return groups.over(bucketedWindow -> rows(columns, bucketedWindow));
    }

    /** Totals and buckets. The columns of groups stay null. */
    private Sql ungrouped(int window) {
        BucketedWindow bucketedWindow = scan.windows().get(window);
        var columns = new Columns();
        var answers = new ArrayList<Sql>();
        answers.add(Sql.of(window + " as w"));
        Sql bucket = bucketedWindow.isParted() && !scan.isGrouped() ? columns.of(bucket(scan, bucketedWindow)) : null;
        answers.add(bucket == null ? Sql.of("0 as b") : Sql.of("coalesce(%s, 0) as b", bucket));
        answers.add(Sql.of("1 as total"));
        scan.groupBy().forEach(group -> answers.add(Sql.of("null, null")));
        answers.addAll(aggregates(columns).ofAll(scan.measures()));
        return Sql.of(
                "select %s from (%s) r%s",
                Sql.join(", ", answers),
                rows(columns, bucketedWindow),
                bucket == null ? Sql.of("") : Sql.of(" group by grouping sets ((), (%s))", bucket));
    }

    /**
     * The bucket number is zero-based in SQL, so that the total differs from the buckets. The bounds start with the
     * window, as its rows do.
     */
    static Sql bucket(Scan scan, BucketedWindow bucketedWindow) {
        List<java.time.Instant> starts = bucketedWindow.bounds().subList(0, bucketedWindow.buckets());
        return Sql.of(
                "width_bucket(%s, %s)",
                Values.of(scan.time()), TimePoints.of(scan.time(), scan.zone()).notBefore(starts));
    }

    private Aggregates aggregates(Columns columns) {
        return new Aggregates(columns, conditions, scan.time());
    }

    /** The rows of a window, with the columns that were requested so far. */
    private Sql rows(Columns columns, BucketedWindow bucketedWindow) {
        var predicates = new ArrayList<Sql>();
        if (bucketedWindow.interval() != null) {
            predicates.add(ScannedRows.within(scan.time(), scan.zone(), bucketedWindow.interval()));
        }
        if (scan.where() != null) {
            predicates.add(conditions.of(scan.where()));
        }
        return source.select(columns.list(), predicates);
    }

    /**
     * The columns of the rows of a scan. Each expression becomes one column, even if it is used several times. A repeated
     * parameter would be two different expressions, and PostgreSQL could not group by it.
     */
    static final class Columns {

        private final Map<Sql, String> aliases = new LinkedHashMap<>();

        /** Returns the alias of the column with this expression. */
        Sql of(Sql expression) {
            return Sql.of("r." + aliases.computeIfAbsent(expression, added -> "c" + aliases.size()));
        }

        /** Returns the select list. */
        Sql list() {
            List<Sql> columns = aliases.entrySet().stream()
                    .map(column -> Sql.of("%s as " + column.getValue(), column.getKey()))
                    .toList();
            return columns.isEmpty() ? Sql.of("1 as c") : Sql.join(", ", columns);
        }
    }
}
