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
 * Measures of one organization's rows in one or several windows: what one statement answers.
 *
 * @param where null if every row counts
 * @param time the field that the windows are of; null if there is none
 * @param zone in which a date begins and ends
 * @param windows the window itself and those it is compared with
 * @param order of the groups, by measures and fields
 * @param limit of the groups: the first so many are given, and one more that tells of the others
 */
public record Scan(
        Dataset dataset,
        Condition where,
        FieldReference time,
        ZoneId zone,
        List<Stretch> windows,
        List<Measure> measures,
        List<Grouping> groupBy,
        List<Order> order,
        int limit) {

    /**
     * A window.
     *
     * @param interval null if the scan has no time
     * @param bounds of its buckets, with the end of the last one; null if it is not parted
     */
    public record Stretch(Interval interval, List<Instant> bounds) {

        public static final Stretch ALL = new Stretch(null, null);

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

    /** What scans have in common that read the same rows, and so can be one. */
    public Scan shared() {
        return isGrouped() ? this : withMeasures(List.of());
    }

    public boolean isGrouped() {
        return !groupBy.isEmpty();
    }
}
