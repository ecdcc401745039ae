package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import java.util.Arrays;

/** How the rows of a measure become one number. All aggregates except count ignore rows in which the field is null. */
public enum Aggregate {
    COUNT("count"),
    COUNT_DISTINCT("countDistinct"),
    SUM("sum"),
    AVG("avg"),
    MIN("min"),
    MAX("max"),
    MEDIAN("median"),
    /** Interpolates linearly between the two nearest values. */
    PERCENTILE("percentile"),
    /** The value of the row with the smallest time. If several rows have that time, the smallest value. */
    FIRST("first"),
    /** The value of the row with the largest time. If several rows have that time, the largest value. */
    LAST("last");

    private final String word;

    Aggregate(String word) {
        this.word = word;
    }

    /** Returns the name in a query document. */
    public String word() {
        return word;
    }

    /** Returns whether fields of the type can be aggregated in this way. A document cannot, only its keys can. */
    public boolean fits(ValueType type) {
        return switch (type) {
            case NUMBER -> true;
            case DOCUMENT -> false;
            default -> this == COUNT || this == COUNT_DISTINCT;
        };
    }

    /** Returns whether the result depends on the time field of the query. */
    public boolean needsTime() {
        return this == FIRST || this == LAST;
    }

    static Aggregate of(String word) {
        return Arrays.stream(values())
                .filter(aggregate -> aggregate.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
