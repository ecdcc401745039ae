package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.RowScan.InGroup;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * A page of rows as one statement. A view has no key, so the last sort key is a hash of all fields. Rows with the same
 * hash are the same in all fields, so that their number alone is a position among them.
 */
final class RowStatement {

    /** In characters. A page of rows must fit into memory. */
    private static final int LONGEST_TEXT = 10_000;

    /** In characters. A cursor contains the keys of a row. */
    private static final int LONGEST_KEY = 100;

    private final RowScan scan;
    private final ScannedRows rows;

    RowStatement(RowScan scan, String organizationId) {
        this.scan = scan;
        this.rows = ScannedRows.of(scan.dataset(), organizationId);
    }

    /**
     * Selects one row more than the page has, if there is one: then there is another page. The first rows by the sort keys
     * are found without the hash, so that it is computed for few rows. An index may even have them in this order.
     */
    Sql sql() {
        int skipped = scan.after() == null ? 0 : scan.after().count();
        Sql selected = rows.select(fields(), conditions());
        Sql first = scan.order().isEmpty()
                ? selected
                : Sql.of(
                        "%s order by %s fetch first (%s) rows with ties",
                        selected, Sql.join(", ", sorted(this::key)), Sql.value(scan.limit() + 1 + skipped, "int"));
        List<Sql> order = sorted(place -> Sql.of("k" + place));
        order.add(Sql.of("h"));
        return Sql.of(
                "select %s from (%s) d order by %s limit %s offset %s",
                columns(), first, Sql.join(", ", order), Sql.value(scan.limit() + 1, "int"), Sql.value(skipped, "int"));
    }

    /** @param value returns the value of a sort key by its place */
    private List<Sql> sorted(IntFunction<Sql> value) {
        var sorted = new ArrayList<Sql>();
        for (int place = 0; place < scan.order().size(); place++) {
            SortField key = scan.order().get(place);
            String direction = (key.descending() ? " desc" : "") + (scan.isNeverNull(key) ? "" : " nulls last");
            sorted.add(Sql.of("%s" + direction, value.apply(place)));
        }
        return sorted;
    }

    private Sql columns() {
        var columns = new ArrayList<Sql>();
        scan.fields().forEach(field -> columns.add(Sql.of("%s as c" + columns.size(), cell(field))));
        for (int place = 0; place < scan.order().size(); place++) {
            columns.add(Sql.of("%s as k" + place, key(place)));
        }
        columns.add(Sql.of("%s as h", hash()));
        return Sql.join(", ", columns);
    }

    private static Sql cell(FieldReference field) {
        Sql value = Values.of(field);
        return field.type() == ValueType.TEXT ? Sql.of("left(%s, " + LONGEST_TEXT + ")", value) : value;
    }

    private Sql key(int place) {
        FieldReference field = scan.order().get(place).field();
        Sql value = Values.of(field);
        return field.type() == ValueType.TEXT ? Sql.of("left(%s, " + LONGEST_KEY + ") collate \"C\"", value) : value;
    }

    private Sql hash() {
        return Sql.of("md5(row(%s)::text)::uuid", fields());
    }

    /** All fields of the dataset. */
    private Sql fields() {
        return Sql.join(
                ", ",
                scan.dataset().fields().stream()
                        .map(field -> Sql.of("d.%s", Sql.name(field.column())))
                        .toList());
    }

    private List<Sql> conditions() {
        var conditions = new ArrayList<Sql>();
        if (scan.interval() != null) {
            conditions.add(ScannedRows.within(scan.time(), scan.zone(), scan.interval()));
        }
        var rendered = new Conditions(scan.zone());
        scan.where().forEach(condition -> conditions.add(rendered.of(condition)));
        scan.groups().forEach(group -> conditions.add(of(group)));
        if (scan.after() != null) {
            conditions.addAll(after(scan.after()));
        }
        return conditions;
    }

    private static Sql of(InGroup group) {
        Sql key = GroupedBranch.key(group.field());
        var choices = new ArrayList<Sql>();
        List<Sql> values = group.keys().stream()
                .filter(Objects::nonNull)
                .map(value -> Sql.value(value, type(group.field())))
                .toList();
        if (!values.isEmpty()) {
            choices.add(Sql.of("%s in (%s)", key, Sql.join(", ", values)));
        }
        if (group.keys().contains(null)) {
            choices.add(Sql.of("%s is null", key));
        }
        Sql any = choices.isEmpty() ? Sql.of("false") : Sql.join(" or ", choices);
        return Sql.of(group.negated() ? "(%s) is not true" : "(%s)", any);
    }

    private static String type(FieldReference field) {
        return switch (field.type()) {
            case NUMBER -> "numeric";
            case BOOLEAN -> "boolean";
            case TIME -> TimePoints.typeOf(field);
            default -> "text";
        };
    }

    /** The rows from a position on. The offset then skips the rows that are the same as the last one. */
    private List<Sql> after(Position position) {
        var conditions = new ArrayList<Sql>();
        var choices = new ArrayList<Sql>();
        var same = new ArrayList<Sql>();
        for (int place = 0; place < scan.order().size(); place++) {
            Object value = position.keys().get(place);
            if (value != null) {
                choices.add(both(same, beyond(place, value)));
            }
            same.add(same(place, value));
        }
        choices.add(both(same, Sql.of("%s >= %s", hash(), Sql.value(position.hash(), "uuid"))));
        conditions.add(Sql.of("(%s)", Sql.join(" or ", choices)));
        if (!scan.order().isEmpty() && scan.isNeverNull(scan.order().get(0))) {
            conditions.add(compared(0, "=", position.keys().get(0)));
        }
        return conditions;
    }

    private static Sql both(List<Sql> same, Sql last) {
        var all = new ArrayList<>(same);
        all.add(last);
        return Sql.of("(%s)", Sql.join(" and ", all));
    }

    private Sql beyond(int place, Object value) {
        Sql compared = compared(place, "", value);
        return scan.isNeverNull(scan.order().get(place))
                ? compared
                : Sql.of("(%s or %s is null)", compared, key(place));
    }

    /** @param orEqual "=" if the same value counts, or empty */
    private Sql compared(int place, String orEqual, Object value) {
        SortField key = scan.order().get(place);
        return Sql.of(
                "%s " + (key.descending() ? "<" : ">") + orEqual + " %s",
                key(place),
                Sql.value(value, type(key.field())));
    }

    private Sql same(int place, Object value) {
        return value == null
                ? Sql.of("%s is null", key(place))
                : Sql.of(
                        "%s = %s",
                        key(place),
                        Sql.value(value, type(scan.order().get(place).field())));
    }
}
