package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the rows in which a field has one of some values. It is requested outside of a query, so it knows the field's name
 * only.
 *
 * @param values as a client writes them
 */
public record FieldFilter(String field, List<String> values) {

    private static final Set<ValueType> TYPES = EnumSet.of(ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN);

    /** Returns whether a dataset has the field, with texts, numbers, or true and false. */
    public boolean fits(Dataset dataset) {
        return field(dataset).isPresent();
    }

    private Optional<Field> field(Dataset dataset) {
        return dataset.field(field).filter(found -> found.name().equals(field) && TYPES.contains(found.type()));
    }

    /** Returns the condition on a dataset that it fits. A value of another type than the field's is in no row. */
    public Condition condition(Dataset dataset) {
        Field found = field(dataset).orElseThrow();
        List<Object> fitting = values.stream()
                .map(value -> value(value, found.type()))
                .filter(Objects::nonNull)
                .toList();
        return new Condition.Leaf(new FieldReference(found, null, found.type()), Operator.IN, fitting);
    }

    private static Object value(String text, ValueType type) {
        return switch (type) {
            case NUMBER -> number(text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
            default -> text;
        };
    }

    private static BigDecimal number(String text) {
        try {
            var number = new BigDecimal(text);
            return Literals.isNumber(number, Literals.MAX_DIGITS) ? number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
