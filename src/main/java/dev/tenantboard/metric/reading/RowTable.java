package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.catalog.ValueType;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * What a widget shows of its data source.
 *
 * @param columns the columns that exist are shown; if there are none, all columns
 * @param sort null for the usual order
 * @param period null for rows of all times
 */
public record RowTable(List<Column> columns, Column sort, boolean descending, Period period) {

    /**
     * A column.
     *
     * @param as the type of the values, if it is the key of a document
     */
    public record Column(String field, ValueType as) {}

    /**
     * The month whose events are shown.
     *
     * @param start when an event starts; null for the first field of time
     * @param end when it ends; null if events have no end
     */
    public record Period(Column start, Column end, YearMonth month, ZoneId zone) {}
}
