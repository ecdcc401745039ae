package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads how rows are grouped, ordered and cut. */
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

    List<Grouping> groupings(JsonCursor place) {
        List<Grouping> groupings = new ArrayList<>();
        place.items().forEach(item -> groupings.add(grouping(item)));
        return groupings;
    }

    private Grouping grouping(JsonCursor place) {
        FieldReference field = fields.read(
                place,
                List.of(ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN),
                "must be a field of text, numbers or true and false: times are grouped by grain");
        if (field != null) {
            place.at("field").demand(grouped.add(field.name()), "is grouped by already");
            place.at("field")
                    .demand(!names.isTaken(field.name()), "is also the id of something: one of them must change");
        }
        return new Grouping(field, top(place.at("top")));
    }

    private Grouping.Top top(JsonCursor place) {
        if (!place.exists()) {
            return null;
        }
        String by = place.at("by").text();
        place.at("by").demand(measures.contains(by), "must be a measure: one of " + String.join(", ", measures));
        return new Grouping.Top(
                place.at("n").node().intValue(),
                by,
                place.at("order").text("desc").equals("desc"),
                place.at("other").node().booleanValue());
    }

    List<Order> orders(JsonCursor place) {
        place.demand(!place.exists() || !grouped.isEmpty(), "needs groupBy: a series goes by time");
        List<Order> orders = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        for (JsonCursor item : place.items()) {
            String id = item.at("id").text();
            item.at("id")
                    .demand(
                            names.isNumber(id) || grouped.contains(id),
                            "must be a measure, a formula or a field that is grouped by");
            item.at("id").demand(ordered.add(id), "is ordered by already");
            orders.add(new Order(id, item.at("dir").text("asc").equals("desc")));
        }
        return orders;
    }

    Integer limit(JsonCursor place) {
        place.demand(!place.exists() || !grouped.isEmpty(), "needs groupBy");
        return place.exists() ? place.node().intValue() : null;
    }
}
