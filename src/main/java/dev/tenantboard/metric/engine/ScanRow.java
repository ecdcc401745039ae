package dev.tenantboard.metric.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a scan's answer.
 *
 * @param window the place of its window among the scan's
 * @param bucket the place of its bucket, from 1; 0 if it is of the whole window
 * @param groups what it is grouped by; null if it is of all groups together
 * @param values of the measures, in the scan's order
 */
public record ScanRow(int window, int bucket, List<Group> groups, List<BigDecimal> values) {

    /**
     * A group.
     *
     * @param value text, number, boolean or null
     * @param rank its place at the top, from 1; null for those that did not make it, 0 if there is no top
     */
    public record Group(Object value, Integer rank) {

        public boolean isOther() {
            return rank == null;
        }
    }

    /** The same row with the values at some places. */
    public ScanRow only(int... places) {
        return new ScanRow(
                window,
                bucket,
                groups,
                Arrays.stream(places).mapToObj(values::get).collect(Collectors.toCollection(ArrayList::new)));
    }
}
