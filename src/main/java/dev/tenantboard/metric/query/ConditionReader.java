package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads one tree of conditions. */
final class ConditionReader {

    private static final int MAX_LEVELS = 4;

    private static final int MAX_LEAVES = 30;

    private final FieldReader fields;
    private int leaves;

    private ConditionReader(FieldReader fields) {
        this.fields = fields;
    }

    /** The conditions at a place; null if there are none. */
    static Condition read(JsonCursor place, FieldReader fields) {
        if (!place.exists()) {
            return null;
        }
        var reader = new ConditionReader(fields);
        Condition condition = reader.condition(place, 1);
        place.demand(reader.leaves <= MAX_LEAVES, "has more than " + MAX_LEAVES + " comparisons");
        return condition;
    }

    private Condition condition(JsonCursor place, int level) {
        if (!place.demand(level <= MAX_LEVELS, "is nested deeper than " + MAX_LEVELS + " levels")) {
            return null;
        }
        if (place.at("and").exists()) {
            return new Condition.And(all(place.at("and"), level));
        }
        if (place.at("or").exists()) {
            return new Condition.Or(all(place.at("or"), level));
        }
        return place.at("not").exists() ? new Condition.Not(condition(place.at("not"), level + 1)) : leaf(place);
    }

    /** Those that are wrong are null, and so no document comes of them. */
    private List<Condition> all(JsonCursor place, int level) {
        List<Condition> conditions = new ArrayList<>();
        place.items().forEach(item -> conditions.add(condition(item, level + 1)));
        return conditions;
    }

    private Condition leaf(JsonCursor place) {
        leaves++;
        FieldReference field = fields.read(place);
        Operator operator = Operator.of(place.at("op").text());
        if (field == null
                || !place.at("op")
                        .demand(
                                operator.fits(field.type()),
                                "does not fit the field, which takes " + Operator.listed(field.type()))) {
            return null;
        }
        return new Condition.Leaf(field, operator, values(place, operator, field));
    }

    private static List<Object> values(JsonCursor leaf, Operator operator, FieldReference field) {
        List<JsonCursor> places = leaf.at("value").exists()
                ? List.of(leaf.at("value"))
                : leaf.at("values").items();
        List<Object> values = places.stream()
                .map(place -> Literals.read(place, field.type()))
                .filter(Objects::nonNull)
                .toList();
        if (operator == Operator.BETWEEN
                && leaf.at("values").demand(places.size() == 2, "must be two values, the lesser first")) {
            leaf.at("values").demand(values.size() < 2 || isAscending(values), "must be two values, the lesser first");
        }
        return values;
    }

    private static boolean isAscending(List<Object> ends) {
        return ends.get(0) instanceof Instant from
                ? !from.isAfter((Instant) ends.get(1))
                : ((BigDecimal) ends.get(0)).compareTo((BigDecimal) ends.get(1)) <= 0;
    }
}
