package dev.tenantboard.metric.formula;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** An expression over named numbers. */
public interface Formula {

    /** The names that it is over. */
    Set<String> names();

    /** Its value, or null: any operation on null is null, and so is a division by zero. */
    BigDecimal evaluate(Map<String, BigDecimal> numbers);
}
