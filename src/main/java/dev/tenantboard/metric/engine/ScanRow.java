package dev.tenantboard.metric.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a scan's result.
 *
 * @param window the index of its window in the scan
 * @param bucket the number of its bucket, from 1; 0 for the whole window
 * @param groups its groups; null for the total over all groups
 * @param values the values of the measures, in the scan's order
 */
public record ScanRow(int window, int bucket, List<Group> groups, List<BigDecimal> values) {

    /**
     * A group.
     *
     * @param value text, number, boolean or null
     * @param rank its rank in the top, from 1; null for "other", 0 if there is no top
     */
    public record Group(Object value, Integer rank) {

        public boolean isOther() {
            return rank == null;
        }
    }

    /** Returns the row with a selection of its values. */
    public ScanRow only(int... places) {
        return new ScanRow(
                window,
                bucket,
                groups,
                Arrays.stream(places).mapToObj(values::get).collect(Collectors.toCollection(ArrayList::new)));
    }
}
