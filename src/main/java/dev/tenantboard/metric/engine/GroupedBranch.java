package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.Scan.Stretch;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.Grouping;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The window's own branch of a grouped scan. The rows are read once; each top is a table of its values with their ranks,
 * to which rows are joined. "Other" is the group without a rank, aggregated from rows like every group.
 */
final class GroupedBranch {

    /** In characters. */
    private static final int LONGEST_KEY = 200;

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
        Sql bucket = window.isParted() ? columns.of(ScanStatement.bucket(scan, window)) : null;
        Sql answers = Sql.join(", ", answers(bucket));
        Sql ranked = ranked();
        List<Sql> tops = tops();
        Sql order = order();
        // Last, because all of the above name the columns that the rows are to have.
        Sql scanned = Sql.of("scanned as materialized (%s)", rows.apply(window));
        return Sql.of(
                "with %s select %s from (%s) r group by grouping sets ((), (%s))%s order by %s limit %s",
                Sql.join(", ", Stream.concat(Stream.of(scanned), tops.stream()).toList()),
                answers,
                ranked,
                keys(bucket),
                having(),
                order,
                // The total, and one group more than fit, which tells that there are too many.
                Sql.value(scan.limit() + 2, "int"));
    }

    /** The rows, each with the values of its groups and their ranks. */
    private Sql ranked() {
        var selected = new ArrayList<Sql>(List.of(Sql.of("r.*")));
        var joined = new ArrayList<Sql>(List.of(Sql.of("scanned r")));
        for (int place = 0; place < scan.groupBy().size(); place++) {
            Grouping grouping = scan.groupBy().get(place);
            selected.add(ranked(place, grouping));
            if (grouping.top() != null) {
                joined.add(joined(place, grouping));
            }
        }
        return Sql.of("select %s from %s", Sql.join(", ", selected), Sql.join(" left join ", joined));
    }

    private List<Sql> tops() {
        var tops = new ArrayList<Sql>();
        for (int place = 0; place < scan.groupBy().size(); place++) {
            Grouping grouping = scan.groupBy().get(place);
            if (grouping.top() != null) {
                tops.add(Sql.of("top" + place + " as (%s)", top(grouping)));
            }
        }
        return tops;
    }

    private Sql top(Grouping grouping) {
        Grouping.Top top = grouping.top();
        String order = "t.m" + (top.descending() ? " desc" : "") + " nulls last, t.g";
        return Sql.of(
                "select t.g, (row_number() over (order by " + order + "))::int as p from ("
                        + "select %s as g, %s as m from scanned r group by 1) t order by " + order + " limit %s",
                key(grouping),
                aggregates.of(measure(top.by())),
                Sql.value(top.n(), "int"));
    }

    /** Null is a group like any other, and a join that can be hashed does not find it by itself. */
    private Sql joined(int place, Grouping grouping) {
        String least = switch (grouping.field().type()) {
            case NUMBER -> "0";
            case BOOLEAN -> "false";
            default -> "''";
        };
        String top = "top" + place;
        Sql value = key(grouping);
        return Sql.of(
                top + " on coalesce(" + top + ".g, " + least + ") = coalesce(%s, " + least + ") and (" + top
                        + ".g is null) = (%s is null)",
                value,
                value);
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
        String rank = "top" + place + ".p";
        return Sql.of(
                "case when " + rank + " is not null then %s end as k" + place + ", " + rank + " as p" + place, value);
    }

    /** Of a text its beginning: an answer carries a thousand keys, and each may be as long as a row. */
    private Sql key(Grouping grouping) {
        FieldReference field = grouping.field();
        Sql value = Values.of(field);
        return columns.of(
                field.type() == ValueType.TEXT ? Sql.of("left(%s, " + LONGEST_KEY + ") collate \"C\"", value) : value);
    }

    private List<Sql> answers(Sql bucket) {
        var answers = new ArrayList<Sql>();
        answers.add(Sql.of("0 as w"));
        answers.add(bucket == null ? Sql.of("0 as b") : Sql.of("coalesce(%s, 0) as b", bucket));
        answers.add(Sql.of("grouping(r.k0) as total"));
        for (int place = 0; place < scan.groupBy().size(); place++) {
            answers.add(Sql.of("r.k" + place + ", r.p" + place));
        }
        answers.addAll(aggregates.ofAll(scan.measures()));
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
