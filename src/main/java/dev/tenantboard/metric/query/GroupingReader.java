package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the groups, the order and the limit of a query. */
final class GroupingReader {

    private final FieldReader fields;
    private final Names names;
    private final Set<String> measures;
    private final Set<String> grouped = new HashSet<>();

    GroupingReader(FieldReader fields, Names names, Set<String> measures) {
        this.fields = fields;
        this.names = names;
        this.measures = measures;
    }

    List<Grouping> groupings(JsonCursor cursor) {
        List<Grouping> groupings = new ArrayList<>();
        cursor.items().forEach(item -> groupings.add(grouping(item)));
        return groupings;
    }

    private Grouping grouping(JsonCursor cursor) {
        FieldReference field = fields.read(
                cursor,
                List.of(ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN),
                "must be a field of text, numbers or true and false: times are grouped by grain");
        if (field != null) {
            cursor.at("field").demand(grouped.add(field.name()), "is listed twice");
            cursor.at("field")
                    .demand(
                            !names.isTaken(field.name()),
                            "is also the id of a measure, formula or comparison: rename one");
        }
        return new Grouping(field, top(cursor.at("top")));
    }

    private Grouping.Top top(JsonCursor cursor) {
        if (!cursor.exists()) {
            return null;
        }
        String by = cursor.at("by").text();
        cursor.at("by").demand(measures.contains(by), "must be a measure: one of " + String.join(", ", measures));
        return new Grouping.Top(
                cursor.at("n").node().intValue(),
                by,
                cursor.at("order").text("desc").equals("desc"),
                cursor.at("other").node().booleanValue());
    }

    List<Order> orders(JsonCursor cursor) {
        cursor.demand(!cursor.exists() || !grouped.isEmpty(), "needs groupBy: a series is always ordered by time");
        List<Order> orders = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        for (JsonCursor item : cursor.items()) {
            String id = item.at("id").text();
            item.at("id")
                    .demand(
                            names.isNumber(id) || grouped.contains(id),
                            "must be a measure, a formula or a field that is grouped by");
            item.at("id").demand(ordered.add(id), "is listed twice");
            orders.add(new Order(id, item.at("dir").text("asc").equals("desc")));
        }
        return orders;
    }

    Integer limit(JsonCursor cursor) {
        cursor.demand(!cursor.exists() || !grouped.isEmpty(), "needs groupBy");
        return cursor.exists() ? cursor.node().intValue() : null;
    }
}
