package dev.tenantboard.metric.query;

import java.util.List;

/** Which rows count. Conditions are never unknown: a comparison with a field that is null is false, but for neq and isNull. */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition negated) implements Condition {}

    /**
     * A comparison of a field.
     *
     * @param values as many as the operator takes, each a String, BigDecimal, Boolean or Instant as the field's type asks
     */
    record Leaf(FieldReference field, Operator op, List<Object> values) implements Condition {}
}
