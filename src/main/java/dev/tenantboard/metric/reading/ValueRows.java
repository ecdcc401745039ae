package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.reading.RowTable.Column;
import dev.tenantboard.metric.reading.RowsPage.ColumnType;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The stored value of a metric as rows: its groups, or else the buckets of its series, or else one row with its numbers. A
 * row of groups that is "other" has the names of these fields in the column {@code other}.
 */
final class ValueRows {

    /** A position among rows in memory is their number only. */
    private static final String NO_HASH = new UUID(0, 0).toString();

    private final MetricValueView value;
    private final RowTable table;

    ValueRows(MetricValueView value, RowTable table) {
        this.value = value;
        this.table = table;
    }

    RowSource source(String organizationId) {
        List<Map<String, Object>> items = sorted(items());
        List<RowColumn> columns = columns(items);
        List<List<Object>> rows = items.stream()
                .map(item ->
                        columns.stream().map(column -> item.get(column.field())).toList())
                .toList();
        return new RowSource(
                organizationId,
                "metric-" + value.id(),
                columns,
                List.of(),
                List.of("value", value.id(), value.etag(), table.toString()),
                true,
                (now, after, limit) -> page(rows, after == null ? 0 : after.count(), limit));
    }

    private static Page page(List<List<Object>> rows, int first, int limit) {
        int from = Math.min(first, rows.size());
        int to = Math.min(from + limit, rows.size());
        return new Page(rows.subList(from, to), to < rows.size() ? new Position(List.of(), NO_HASH, to) : null);
    }

    private List<Map<String, Object>> items() {
        if (!value.rows().isEmpty()) {
            return value.rows().stream().map(this::item).toList();
        }
        if (!value.series().isEmpty()) {
            return value.series().stream()
                    .map(bucket -> item(bucket.from(), bucket.to(), bucket.values()))
                    .toList();
        }
        return value.values().isEmpty() ? List.of() : List.of(new LinkedHashMap<>(value.values()));
    }

    private Map<String, Object> item(Figures.Row row) {
        Map<String, Object> item = new LinkedHashMap<>(row.groups());
        if (value.rows().stream().anyMatch(each -> !each.other().isEmpty())) {
            item.put("other", row.other().isEmpty() ? null : String.join(", ", row.other()));
        }
        item.putAll(item(row.from(), row.to(), row.values()));
        return item;
    }

    private static Map<String, Object> item(Instant from, Instant to, Map<String, ?> values) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (from != null) {
            item.put("from", from);
            item.put("to", to);
        }
        item.putAll(values);
        return item;
    }

    private List<Map<String, Object>> sorted(List<Map<String, Object>> items) {
        if (table.sort() == null) {
            return items;
        }
        String field = table.sort().field();
        Comparator<Object> natural = (one, other) -> compared(one, other);
        List<Map<String, Object>> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(
                item -> item.get(field), Comparator.nullsLast(table.descending() ? natural.reversed() : natural)));
        return sorted;
    }

    /** The values of a column have one type, but a stored number has the smallest class that holds it. */
    @SuppressWarnings("unchecked")
    private static int compared(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    private List<RowColumn> columns(List<Map<String, Object>> items) {
        Set<String> all = new LinkedHashSet<>();
        items.forEach(item -> all.addAll(item.keySet()));
        List<String> shown = table.columns().stream()
                .map(Column::field)
                .filter(all::contains)
                .distinct()
                .toList();
        return (shown.isEmpty() ? List.copyOf(all) : shown)
                .stream().map(field -> new RowColumn(field, type(field, items))).toList();
    }

    private static ColumnType type(String field, List<Map<String, Object>> items) {
        Object first = items.stream()
                .map(item -> item.get(field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (first instanceof Boolean) {
            return ColumnType.BOOLEAN;
        }
        if (first instanceof Instant) {
            return ColumnType.TIME;
        }
        return first instanceof Number ? ColumnType.NUMBER : ColumnType.TEXT;
    }
}
