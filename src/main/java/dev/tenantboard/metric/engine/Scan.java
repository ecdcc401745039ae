package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.Grouping;
import dev.tenantboard.metric.query.Measure;
import dev.tenantboard.metric.query.Order;
import dev.tenantboard.metric.time.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Measures over one organization's rows in one or several windows. One statement computes it.
 *
 * @param where null if every row counts
 * @param time the time field of the windows; null if there is none
 * @param zone the zone in which a date starts and ends
 * @param windows the window itself and the windows of its comparisons
 * @param order the order of the groups, by measures and fields
 * @param limit the largest number of groups; one more is read to show that there are more
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

    public Scan withMeasures(List<Measure> others) {
        return new Scan(dataset, where, time, zone, windows, others, groupBy, order, limit);
    }

    /** Returns the part that scans of the same rows have in common. Such scans can be one. */
    public Scan shared() {
        return isGrouped() ? this : withMeasures(List.of());
    }

    public boolean isGrouped() {
        return !groupBy.isEmpty();
    }
}
