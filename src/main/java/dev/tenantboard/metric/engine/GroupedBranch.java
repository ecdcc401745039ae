package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.Scan.BucketedWindow;
import dev.tenantboard.metric.engine.ScanStatement.Columns;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import dev.tenantboard.metric.query.FieldReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The branch of a grouped scan for the window itself. The rows are read once. Each top is a table of values with ranks,
 * to which the rows are joined. The rows without a rank form the group "other".
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

    Sql over(Function<BucketedWindow, Sql> rows) {
        BucketedWindow window = scan.windows().get(0);
        Sql bucket = window.isParted() ? columns.of(ScanStatement.bucket(scan, window)) : null;
        Sql answers = Sql.join(", ", answers(bucket));
        Sql ranked = ranked();
        List<Sql> tops = tops();
        Sql order = order();
        // This comes last, because everything above defines the columns that the rows need.
        Sql scanned = Sql.of("scanned as materialized (%s)", rows.apply(window));
        return Sql.of(
                "with %s select %s from (%s) r group by grouping sets ((), (%s))%s order by %s limit %s",
                Sql.join(", ", Stream.concat(Stream.of(scanned), tops.stream()).toList()),
                answers,
                ranked,
                keys(bucket),
                having(),
                order,
                // The total is one row more.
                Sql.value(scan.limit() + 1, "int"));
    }

    /** The rows with the values and the ranks of their groups. */
    private Sql ranked() {
        var selected = new ArrayList<Sql>(List.of(Sql.of("r.*")));
        var joined = new ArrayList<Sql>(List.of(Sql.of("scanned r")));
        for (int index = 0; index < scan.groupBy().size(); index++) {
            Grouping grouping = scan.groupBy().get(index);
            selected.add(ranked(index, grouping));
            if (grouping.top() != null) {
                joined.add(joined(index, grouping));
            }
        }
        return Sql.of("select %s from %s", Sql.join(", ", selected), Sql.join(" left join ", joined));
    }

    private List<Sql> tops() {
        var tops = new ArrayList<Sql>();
        for (int index = 0; index < scan.groupBy().size(); index++) {
            Grouping grouping = scan.groupBy().get(index);
            if (grouping.top() != null) {
                tops.add(Sql.of("top" + index + " as (%s)", top(grouping)));
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

    /** Null is a group like any other, but a hash join does not match it by itself. */
    private Sql joined(int index, Grouping grouping) {
        String least = switch (grouping.field().type()) {
            case NUMBER -> "0";
            case BOOLEAN -> "false";
            default -> "''";
        };
        String top = "top" + index;
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

    /** The value of a row's group, and its rank. */
    private Sql ranked(int index, Grouping grouping) {
        Sql value = key(grouping);
        if (grouping.top() == null) {
            return Sql.of("%s as k" + index + ", 0 as p" + index, value);
        }
        String rank = "top" + index + ".p";
        return Sql.of(
                "case when " + rank + " is not null then %s end as k" + index + ", " + rank + " as p" + index, value);
    }

    private Sql key(Grouping grouping) {
        return columns.of(key(grouping.field()));
    }

    /**
     * The key of the group to which a row belongs. A text is cut to its beginning, because a response carries a thousand
     * keys, and each may be very long.
     */
    static Sql key(FieldReference field) {
        Sql value = Values.of(field);
        return field.type() == ValueType.TEXT ? Sql.of("left(%s, " + LONGEST_KEY + ") collate \"C\"", value) : value;
    }

    private List<Sql> answers(Sql bucket) {
        var answers = new ArrayList<Sql>();
        answers.add(Sql.of("0 as w"));
        answers.add(bucket == null ? Sql.of("0 as b") : Sql.of("coalesce(%s, 0) as b", bucket));
        answers.add(Sql.of("grouping(r.k0) as total"));
        for (int index = 0; index < scan.groupBy().size(); index++) {
            answers.add(Sql.of("r.k" + index + ", r.p" + index));
        }
        answers.addAll(aggregates.ofAll(scan.measures()));
        return answers;
    }

    private Sql keys(Sql bucket) {
        var keys = new ArrayList<Sql>();
        for (int index = 0; index < scan.groupBy().size(); index++) {
            keys.add(Sql.of("r.k" + index + ", r.p" + index));
        }
        if (bucket != null) {
            keys.add(bucket);
        }
        return Sql.join(", ", keys);
    }

    /** A top without "other" omits the remaining groups, but the total includes them. */
    private Sql having() {
        var kept = new ArrayList<Sql>();
        for (int index = 0; index < scan.groupBy().size(); index++) {
            Grouping.Top top = scan.groupBy().get(index).top();
            if (top != null && !top.other()) {
                kept.add(Sql.of("r.p" + index + " is not null"));
            }
        }
        return kept.isEmpty() ? Sql.of("") : Sql.of(" having grouping(r.k0) = 1 or (%s)", Sql.join(" and ", kept));
    }

    /** The total is first. Then the query's order, so that a limit cuts off its end. */
    private Sql order() {
        var order = new ArrayList<Sql>();
        order.add(Sql.of("total desc"));
        for (Order key : scan.order()) {
            order.add(Sql.of("%s" + (key.descending() ? " desc" : "") + " nulls last", ordered(key.id())));
        }
        for (int index = 0; index < scan.groupBy().size(); index++) {
            order.add(Sql.of("r.p" + index + " nulls last, r.k" + index + " nulls last"));
        }
        return Sql.join(", ", order);
    }

    private Sql ordered(String id) {
        for (int index = 0; index < scan.groupBy().size(); index++) {
            if (scan.groupBy().get(index).field().name().equals(id)) {
                return Sql.of("r.k" + index);
            }
        }
        return aggregates.of(measure(id));
    }
}
