package dev.tenantboard.metric.query;

import static dev.tenantboard.metric.catalog.ValueType.BOOLEAN;
import static dev.tenantboard.metric.catalog.ValueType.NUMBER;
import static dev.tenantboard.metric.catalog.ValueType.TEXT;
import static dev.tenantboard.metric.catalog.ValueType.TIME;

import dev.tenantboard.metric.catalog.ValueType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How a condition compares a field. Text has no order, because it would depend on the database's collation. */
public enum Operator {
    EQ("eq", TEXT, NUMBER, BOOLEAN, TIME),
    /** True for null. */
    NEQ("neq", TEXT, NUMBER, BOOLEAN, TIME),
    GT("gt", NUMBER, TIME),
    GTE("gte", NUMBER, TIME),
    LT("lt", NUMBER, TIME),
    LTE("lte", NUMBER, TIME),
    /** Both bounds are inclusive. */
    BETWEEN("between", NUMBER, TIME),
    IN("in", TEXT, NUMBER),
    /** True for null. */
    NOT_IN("notIn", TEXT, NUMBER),
    /** Case sensitive. There are no wildcards. */
    CONTAINS("contains", TEXT),
    STARTS_WITH("startsWith", TEXT),
    IS_NULL("isNull", TEXT, NUMBER, BOOLEAN, TIME),
    IS_NOT_NULL("isNotNull", TEXT, NUMBER, BOOLEAN, TIME);

    private final String word;
    private final Set<ValueType> types;

    Operator(String word, ValueType... types) {
        this.word = word;
        this.types = Set.of(types);
    }

    /** Returns the name in a query document. */
    public String word() {
        return word;
    }

    /** Returns whether fields of the type can be compared in this way. */
    public boolean fits(ValueType type) {
        return types.contains(type);
    }

    static Operator of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the operators of a type as text. */
    static String listed(ValueType type) {
        return Arrays.stream(values())
                .filter(operator -> operator.fits(type))
                .map(Operator::word)
                .collect(Collectors.joining(", "));
    }
}
