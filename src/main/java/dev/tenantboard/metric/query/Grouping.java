package dev.tenantboard.metric.query;

/**
 * A field by whose values rows are grouped.
 *
 * @param top null if every value has its group
 */
public record Grouping(FieldReference field, Top top) {

    /**
     * Which values have a group of their own: the first n in the order of a measure over the current window, whatever
     * the other grouping; nulls of the measure come last, and of equals the least value of the field first.
     *
     * @param by the id of a measure
     * @param other whether the remaining values make one more group; else their rows are left out
     */
    public record Top(int n, String by, boolean descending, boolean other) {}
}
