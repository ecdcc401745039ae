package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.Condition.Leaf;
import dev.tenantboard.metric.query.Operator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Renders conditions as SQL. Null means false in {@code where} and {@code filter}, and {@code not} becomes {@code is
 * not true}. Simple comparisons stay simple, so that an index can serve them.
 */
final class Conditions {

    private static final Sql NEVER = Sql.of("false");

    private final ZoneId zone;

    Conditions(ZoneId zone) {
        this.zone = zone;
    }

    Sql of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return Sql.of("(%s)", all(" and ", and.all()));
        }
        if (condition instanceof Condition.Or or) {
            return Sql.of("(%s)", all(" or ", or.any()));
        }
        if (condition instanceof Condition.Not not) {
            return Sql.of("(%s) is not true", of(not.negated()));
        }
        return of((Leaf) condition);
    }

    private Sql all(String word, List<Condition> conditions) {
        return Sql.join(word, conditions.stream().map(this::of).toList());
    }

    private Sql of(Leaf leaf) {
        return switch (leaf.op()) {
            case IS_NULL -> Sql.of("(%s) is null", Values.of(leaf.field()));
            case IS_NOT_NULL -> Sql.of("(%s) is not null", Values.of(leaf.field()));
            case NEQ -> Sql.of("(%s) is not true", oneOf(leaf));
            case NOT_IN -> Sql.of("(%s) is not true", oneOf(leaf));
            case EQ, IN -> oneOf(leaf);
            case CONTAINS -> Sql.of("strpos(%s, %s) > 0", ordered(leaf), value(leaf, 0));
            case STARTS_WITH -> Sql.of("starts_with(%s, %s)", ordered(leaf), value(leaf, 0));
            case BETWEEN -> Sql.of("(%s and %s)", compared(leaf, Operator.GTE, 0), compared(leaf, Operator.LTE, 1));
            default -> compared(leaf, leaf.op(), 0);
        };
    }

    private Sql oneOf(Leaf leaf) {
        List<Sql> values = leaf.values().stream()
                .filter(value ->
                        !isTime(leaf) || TimePoints.of(leaf.field(), zone).has((Instant) value))
                .map(value -> bound(leaf, value, Operator.EQ))
                .toList();
        return values.isEmpty() ? NEVER : Sql.of("(%s) in (%s)", Values.of(leaf.field()), Sql.join(", ", values));
    }

    private Sql compared(Leaf leaf, Operator op, int index) {
        String sign = switch (op) {
            case GT -> ">";
            case GTE -> ">=";
            case LT -> "<";
            default -> "<=";
        };
        return Sql.of(
                "%s " + sign + " %s", ordered(leaf), bound(leaf, leaf.values().get(index), op));
    }

    /** Texts have one order, independent of the database's locale. */
    private Sql ordered(Leaf leaf) {
        Sql value = Values.of(leaf.field());
        return leaf.field().type() == ValueType.TEXT ? Sql.of("(%s) collate \"C\"", value) : Sql.of("(%s)", value);
    }

    private Sql value(Leaf leaf, int index) {
        return bound(leaf, leaf.values().get(index), leaf.op());
    }

    private Sql bound(Leaf leaf, Object value, Operator op) {
        return switch (leaf.field().type()) {
            case NUMBER -> Sql.value(value, "numeric");
            case BOOLEAN -> Sql.value(value, "boolean");
            case TIME -> point(TimePoints.of(leaf.field(), zone), (Instant) value, op);
            default -> Sql.value(value, "text");
        };
    }

    private static Sql point(TimePoints points, Instant instant, Operator op) {
        return op == Operator.GTE || op == Operator.LT ? points.notBefore(instant) : points.notAfter(instant);
    }

    private static boolean isTime(Leaf leaf) {
        return leaf.field().type() == ValueType.TIME;
    }
}
