package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.Windows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of one organization's rows. One statement reads it.
 *
 * @param where the conditions, all of which are true for a row
 * @param time the time field of the interval; null if there is none
 * @param zone the zone in which a date starts and ends
 * @param interval null for rows of all times
 * @param groups the groups to which a row belongs
 * @param order the sort keys; rows with the same keys are sorted by a hash of all their fields
 * @param after the end of the page before; null for the first page
 * @param limit the largest number of rows of the page
 */
public record RowScan(
        Dataset dataset,
        List<FieldReference> fields,
        List<Condition> where,
        FieldReference time,
        ZoneId zone,
        Interval interval,
        List<InGroup> groups,
        List<SortField> order,
        Position after,
        int limit) {

    /**
     * The condition that a row belongs to one of some groups of a field.
     *
     * @param keys texts, numbers, booleans and null
     * @param negated whether the row belongs to none of these groups
     */
    record InGroup(FieldReference field, List<Object> keys, boolean negated) {}

    /**
     * The position of a row in the order.
     *
     * @param keys the values of the sort keys, as the driver reads them
     * @param hash of all fields of the row
     * @param count how many rows that are the same in all fields are before the position
     */
    public record Position(List<Object> keys, String hash, int count) {

        /**
         * Returns the position with keys from {@link #texts}.
         *
         * @throws RuntimeException if the texts are not values of the sort keys
         */
        public static Position parsed(List<SortField> order, List<String> texts, String hash, int count) {
            if (texts.size() != order.size()) {
                throw new IllegalArgumentException("not as many keys as the order has");
            }
            List<Object> keys = new ArrayList<>();
            for (int place = 0; place < texts.size(); place++) {
                String text = texts.get(place);
                keys.add(text == null ? null : SortKeys.parsed(order.get(place).field(), text));
            }
            return new Position(keys, hash, count);
        }

        /** Returns the keys as texts. A key may be null. */
        public List<String> texts() {
            return keys.stream().map(key -> key == null ? null : key.toString()).toList();
        }
    }

    /**
     * A page.
     *
     * @param rows the values of the fields: text, number, boolean, instant, date or null
     * @param next null on the last page
     */
    public record Page(List<List<Object>> rows, Position next) {}

    /** Returns the scan of a query of rows. */
    public static RowScan of(RowsQuery query, Instant now, Position after, int limit) {
        boolean timed = query.time() != null;
        return new RowScan(
                query.dataset(),
                query.fields(),
                Stream.ofNullable(query.where()).toList(),
                timed ? query.time().field() : null,
                query.zone(),
                timed ? Windows.resolve(query.time().window(), query.time().calendar(), now) : null,
                List.of(),
                query.orderBy(),
                after,
                limit);
    }

    /** Rows of an interval have a time. A plain comparison and order can use an index. */
    boolean isNeverNull(SortField key) {
        return interval != null && key.field().equals(time);
    }
}
