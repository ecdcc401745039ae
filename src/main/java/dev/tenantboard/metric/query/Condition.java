package dev.tenantboard.metric.query;

import java.util.List;

/**
 * Selects rows. A condition is true or false, never unknown: a comparison with a null field is false, except for neq
 * and isNull.
 */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition negated) implements Condition {}

    /**
     * Compares a field.
     *
     * @param values as many as the operator takes; each is a String, BigDecimal, Boolean or Instant, according to the
     *     field's type
     */
    record Leaf(FieldReference field, Operator op, List<Object> values) implements Condition {}
}
