package dev.tenantboard.metric.scan;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.Grouping;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.Order;
import dev.tenantboard.metric.scan.Scan.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The window's own branch of a grouped scan. The rows are read once; each top is an array of its values in their order,
 * by which a row finds its group's rank. "Other" is the group without a rank, aggregated from rows like every group.
 */
final class GroupedBranch {

    private final Scan scan;
    private final Columns columns;
    private final Aggregates aggregates;

    GroupedBranch(Scan scan, Columns columns, Aggregates aggregates) {
        this.scan = scan;
        this.columns = columns;
        this.aggregates = aggregates;
    }

    Sql over(Function<Stretch, Sql> rows) {
        Stretch window = scan.windows().get(0);
        List<Sql> tables = new ArrayList<>();
        List<Sql> ranked = new ArrayList<>(List.of(Sql.of("r.*")));
        for (int place = 0; place < scan.groupBy().size(); place++) {
            Grouping grouping = scan.groupBy().get(place);
            if (grouping.top() != null) {
                tables.add(Sql.of("top" + place + " as (%s)", top(grouping)));
            }
            ranked.add(ranked(place, grouping));
        }
        Sql bucket = window.isParted() ? columns.of(ScanStatement.bucket(scan, window)) : null;
        List<Sql> values = aggregates.ofAll(scan.measures());
        // Last, because all of the above name the columns that the rows are to have.
        tables.add(0, Sql.of("scanned as materialized (%s)", rows.apply(window)));
        return Sql.of(
                "with %s select %s from (select %s from scanned r) r group by grouping sets ((), (%s))%s order by %s limit %s",
                Sql.join(", ", tables),
                Sql.join(", ", answers(bucket, values)),
                Sql.join(", ", ranked),
                keys(bucket),
                having(),
                order(),
                // The total, and one group more than fit, which tells that there are too many.
                Sql.value(scan.limit() + 2, "int"));
    }

    private Sql top(Grouping grouping) {
        Grouping.Top top = grouping.top();
        Sql value = key(grouping);
        Sql measure = aggregates.of(measure(top.by()));
        String direction = top.descending() ? " desc" : "";
        return Sql.of(
                "select array_agg(t.g order by t.m" + direction + " nulls last, t.g) as a from ("
                        + "select %s as g, %s as m from scanned r group by g order by m" + direction
                        + " nulls last, g limit %s) t",
                value,
                measure,
                Sql.value(top.n(), "int"));
    }

    private Measure measure(String id) {
        return scan.measures().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The value of the group that a row is in, and its rank. */
    private Sql ranked(int place, Grouping grouping) {
        Sql value = key(grouping);
        if (grouping.top() == null) {
            return Sql.of("%s as k" + place + ", 0 as p" + place, value);
        }
        Sql rank = Sql.of("array_position((select a from top" + place + "), %s)", value);
        return Sql.of("case when %s is not null then %s end as k" + place + ", %s as p" + place, rank, value, rank);
    }

    private Sql key(Grouping grouping) {
        FieldReference field = grouping.field();
        Sql value = Values.of(field);
        return columns.of(field.type() == ValueType.TEXT ? Sql.of("(%s) collate \"C\"", value) : value);
    }

    private List<Sql> answers(Sql bucket, List<Sql> values) {
        var answers = new ArrayList<Sql>();
        answers.add(Sql.of("0 as w"));
        answers.add(bucket == null ? Sql.of("0 as b") : Sql.of("coalesce(%s, 0) as b", bucket));
        answers.add(Sql.of("grouping(r.k0) as total"));
        for (int place = 0; place < scan.groupBy().size(); place++) {
            answers.add(Sql.of("r.k" + place + ", r.p" + place));
        }
        answers.addAll(values);
        return answers;
    }

    private Sql keys(Sql bucket) {
        var keys = new ArrayList<Sql>();
        for (int place = 0; place < scan.groupBy().size(); place++) {
            keys.add(Sql.of("r.k" + place + ", r.p" + place));
        }
        if (bucket != null) {
            keys.add(bucket);
        }
        return Sql.join(", ", keys);
    }

    /** A top without others leaves out their groups, and counts them in the total. */
    private Sql having() {
        var kept = new ArrayList<Sql>();
        for (int place = 0; place < scan.groupBy().size(); place++) {
            Grouping.Top top = scan.groupBy().get(place).top();
            if (top != null && !top.other()) {
                kept.add(Sql.of("r.p" + place + " is not null"));
            }
        }
        return kept.isEmpty() ? Sql.of("") : Sql.of(" having grouping(r.k0) = 1 or (%s)", Sql.join(" and ", kept));
    }

    /** The total first. Then as the query asks, so that what is cut off is the end of its order. */
    private Sql order() {
        var order = new ArrayList<Sql>();
        order.add(Sql.of("total desc"));
        for (Order key : scan.order()) {
            order.add(Sql.of("%s" + (key.descending() ? " desc" : "") + " nulls last", ordered(key.id())));
        }
        for (int place = 0; place < scan.groupBy().size(); place++) {
            order.add(Sql.of("r.p" + place + " nulls last, r.k" + place + " nulls last"));
        }
        return Sql.join(", ", order);
    }

    private Sql ordered(String id) {
        for (int place = 0; place < scan.groupBy().size(); place++) {
            if (scan.groupBy().get(place).field().name().equals(id)) {
                return Sql.of("r.k" + place);
            }
        }
        return aggregates.of(measure(id));
    }
}
