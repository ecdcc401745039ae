package dev.tenantboard.metric.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a tree of conditions. */
final class ConditionReader {

    private static final int MAX_LEVELS = 4;

    private static final int MAX_LEAVES = 30;

    private final FieldReader fields;
    private int leaves;

    private ConditionReader(FieldReader fields) {
        this.fields = fields;
    }

    /** Returns the conditions at the cursor, or null if there are none. */
    static Condition read(JsonCursor cursor, FieldReader fields) {
        if (!cursor.exists()) {
            return null;
        }
        var reader = new ConditionReader(fields);
        Condition condition = reader.condition(cursor, 1);
        cursor.demand(reader.leaves <= MAX_LEAVES, "has more than " + MAX_LEAVES + " comparisons");
        return condition;
    }

    private Condition condition(JsonCursor cursor, int level) {
        if (!cursor.demand(level <= MAX_LEVELS, "is nested deeper than " + MAX_LEVELS + " levels")) {
            return null;
        }
        if (cursor.at("and").exists()) {
            return new Condition.And(all(cursor.at("and"), level));
        }
        if (cursor.at("or").exists()) {
            return new Condition.Or(all(cursor.at("or"), level));
        }
        return cursor.at("not").exists() ? new Condition.Not(condition(cursor.at("not"), level + 1)) : leaf(cursor);
    }

    /** An invalid condition becomes null. The document is then rejected. */
    private List<Condition> all(JsonCursor cursor, int level) {
        List<Condition> conditions = new ArrayList<>();
        cursor.items().forEach(item -> conditions.add(condition(item, level + 1)));
        return conditions;
    }

    private Condition leaf(JsonCursor cursor) {
        leaves++;
        FieldReference field = fields.read(cursor);
        Operator operator = Operator.of(cursor.at("op").text());
        if (field == null
                || !cursor.at("op")
                        .demand(
                                operator.fits(field.type()),
                                "does not fit the field, which takes " + Operator.listed(field.type()))) {
            return null;
        }
        return new Condition.Leaf(field, operator, values(cursor, operator, field));
    }

    private static List<Object> values(JsonCursor leaf, Operator operator, FieldReference field) {
        List<JsonCursor> cursors = leaf.at("value").exists()
                ? List.of(leaf.at("value"))
                : leaf.at("values").items();
        List<Object> values = cursors.stream()
                .map(cursor -> Literals.read(cursor, field.type()))
                .filter(Objects::nonNull)
                .toList();
        if (operator == Operator.BETWEEN
                && leaf.at("values").demand(cursors.size() == 2, "must be two values, the lesser first")) {
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
