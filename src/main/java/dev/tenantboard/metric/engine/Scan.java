package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery.Grouping;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures over one organization's rows in one or several windows. One statement computes it.
 *
 * @param where null if every row counts
 * @param time the time field of the windows; null if there is none
 * @param zone the zone in which a date starts and ends
 * @param windows the query's own window, then those of its comparisons with earlier windows, in their order
 * @param order the order of the groups, by measures and fields
 * @param limit the largest number of rows of groups that are read
 */
public record Scan(
        Dataset dataset,
        Condition where,
        FieldReference time,
        ZoneId zone,
        List<BucketedWindow> windows,
        List<Measure> measures,
        List<Grouping> groupBy,
        List<Order> order,
        int limit) {

    /**
     * A window.
     *
     * @param interval null if the scan has no time
     * @param bounds the starts of its buckets and the end of the last one; null if it has no buckets
     */
    public record BucketedWindow(Interval interval, List<Instant> bounds) {

        public static final BucketedWindow ALL = new BucketedWindow(null, null);

        public boolean isParted() {
            return bounds != null;
        }

        public int buckets() {
            return isParted() ? bounds.size() - 1 : 0;
        }
    }

    /**
     * A row of the result.
     *
     * @param window the index of its window in the scan
     * @param bucket the number of its bucket, from 1; 0 for the whole window
     * @param groups its groups; null for the total over all groups
     * @param values the values of the measures, in the scan's order
     */
    public record Row(int window, int bucket, List<Group> groups, List<BigDecimal> values) {

        /** Returns the row as one of another window, with a selection of its values. */
        Row only(int otherWindow, int... places) {
            return new Row(
                    otherWindow,
                    bucket,
                    groups,
                    Arrays.stream(places).mapToObj(values::get).collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    /**
     * A group.
     *
     * @param value text, number, boolean or null
     * @param rank its rank in the top, from 1; null for "other", 0 if there is no top
     */
    public record Group(Object value, Integer rank) {

        boolean isOther() {
            return rank == null;
        }
    }

    /** Returns the window of the query itself. The others are those of its comparisons. */
    BucketedWindow window() {
        return windows.get(0);
    }

    Scan with(Condition condition, List<Measure> others) {
        return new Scan(dataset, condition, time, zone, windows, others, groupBy, order, limit);
    }

    public boolean isGrouped() {
        return !groupBy.isEmpty();
    }
}
