package dev.tenantboard.metric.query;

/**
 * Groups rows by the values of a field.
 *
 * @param top null if every value has its own group
 */
public record Grouping(FieldReference field, Top top) {

    /**
     * Selects the values that have their own group: the first n by a measure over the current window, independent of
     * the other grouping. Null measures are last. Of equal measures the smallest value of the field is first.
     *
     * @param by the id of a measure
     * @param other if true, the remaining values form one more group; otherwise their rows are omitted
     */
    public record Top(int n, String by, boolean descending, boolean other) {}
}
