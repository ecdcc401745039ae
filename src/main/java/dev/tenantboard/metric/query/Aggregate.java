package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.ValueType;
import java.util.Arrays;

/** How the rows of a measure become one number. All but count ignore rows whose field is null. */
public enum Aggregate {
    COUNT("count"),
    COUNT_DISTINCT("countDistinct"),
    SUM("sum"),
    AVG("avg"),
    MIN("min"),
    MAX("max"),
    MEDIAN("median"),
    /** With linear interpolation between the two nearest values. */
    PERCENTILE("percentile"),
    /** Of the row with the least time; of several such, the least value. */
    FIRST("first"),
    /** Of the row with the greatest time; of several such, the greatest value. */
    LAST("last");

    private final String word;

    Aggregate(String word) {
        this.word = word;
    }

    /** As it stands in a document. */
    public String word() {
        return word;
    }

    /** Whether fields of a type can be aggregated so. */
    public boolean fits(ValueType type) {
        return this == COUNT || this == COUNT_DISTINCT || type == ValueType.NUMBER;
    }

    /** Whether it goes by the time field of the query. */
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
