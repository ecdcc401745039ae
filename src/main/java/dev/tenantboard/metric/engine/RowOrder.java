package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.query.DatasetQuery.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order of rows in a query. Nulls are last in both directions. Texts are ordered by their bytes. */
final class RowOrder implements Comparator<Row> {

    private final List<Order> keys;

    /** The order is stable. Without keys the rows of a series are ordered by time. */
    RowOrder(List<Order> keys) {
        this.keys = keys;
    }

    @Override
    public int compare(Row one, Row other) {
        for (Order key : keys) {
            int order = compare(valueOf(one, key.id()), valueOf(other, key.id()), key.descending());
            if (order != 0) {
                return order;
            }
        }
        return one.from() == null ? 0 : one.from().compareTo(other.from());
    }

    private static Object valueOf(Row row, String id) {
        return row.groups().containsKey(id)
                ? row.groups().get(id)
                : row.values().get(id);
    }

    private static int compare(Object one, Object other, boolean descending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return descending ? ascending(other, one) : ascending(one, other);
    }

    private static int ascending(Object one, Object other) {
        if (one instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) other);
        }
        if (one instanceof Boolean truth) {
            return truth.compareTo((Boolean) other);
        }
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }

    private static byte[] bytes(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }
}
