package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Scan.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * A scan as one statement: a branch for each window, each of which reads its rows once. The organization stands in every
 * branch beside what row-level security adds, because an index is found by it, and so that neither is alone.
 */
final class ScanStatement {

    private final Scan scan;
    private final Sql organization;
    private final Conditions conditions;

    ScanStatement(Scan scan, String organizationId) {
        this.scan = scan;
        this.organization = Sql.value(organizationId, "text");
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
        return groups.over(stretch -> rows(columns, stretch));
    }

    /** Totals and buckets; the columns of groups stay empty. */
    private Sql ungrouped(int window) {
        Stretch stretch = scan.windows().get(window);
        var columns = new Columns();
        var answers = new ArrayList<Sql>();
        answers.add(Sql.of(window + " as w"));
        Sql bucket = stretch.isParted() && !scan.isGrouped() ? columns.of(bucket(scan, stretch)) : null;
        answers.add(bucket == null ? Sql.of("0 as b") : Sql.of("coalesce(%s, 0) as b", bucket));
        answers.add(Sql.of("1 as total"));
        scan.groupBy().forEach(group -> answers.add(Sql.of("null, null")));
        answers.addAll(aggregates(columns).ofAll(scan.measures()));
        return Sql.of(
                "select %s from (%s) r%s",
                Sql.join(", ", answers),
                rows(columns, stretch),
                bucket == null ? Sql.of("") : Sql.of(" group by grouping sets ((), (%s))", bucket));
    }

    /** Zero-based there, so that the total is told from the buckets: the bounds begin with the window, as its rows do. */
    static Sql bucket(Scan scan, Stretch stretch) {
        List<java.time.Instant> starts = stretch.bounds().subList(0, stretch.buckets());
        return Sql.of(
                "width_bucket(%s, %s)",
                Values.of(scan.time()), TimePoints.of(scan.time(), scan.zone()).notBefore(starts));
    }

    private Aggregates aggregates(Columns columns) {
        return new Aggregates(columns, conditions, scan.time());
    }

    /** The rows of a window, with the columns that were asked for until now. */
    private Sql rows(Columns columns, Stretch stretch) {
        var predicates = new ArrayList<Sql>();
        predicates.add(Sql.of("d.organization_id = %s", organization));
        if (scan.dataset().restriction() != null) {
            predicates.add(Sql.of("(" + scan.dataset().restriction() + ")"));
        }
        if (stretch.interval() != null) {
            predicates.add(inside(stretch));
        }
        if (scan.where() != null) {
            predicates.add(conditions.of(scan.where()));
        }
        return Sql.of(
                "select %s from " + scan.dataset().relation() + " d where %s",
                columns.list(),
                Sql.join(" and ", predicates));
    }

    private Sql inside(Stretch stretch) {
        Sql time = Values.of(scan.time());
        var points = TimePoints.of(scan.time(), scan.zone());
        return Sql.of(
                "%s >= %s and %s < %s",
                time,
                points.notBefore(stretch.interval().from()),
                time,
                points.notBefore(stretch.interval().to()));
    }
}
