package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.FieldReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of rows. A page of very large rows ends before its limit. */
final class RowReader {

    /** The number of characters of texts after which a page ends. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final RowScan scan;
    private final List<List<Object>> rows = new ArrayList<>();
    private Position last;
    private long characters;

    RowReader(RowScan scan) {
        this.scan = scan;
        this.last = scan.after();
    }

    Page page(ResultSet result) throws SQLException {
        while (result.next()) {
            if (rows.size() == scan.limit() || characters > MOST_CHARACTERS) {
                return new Page(rows, last);
            }
            List<Object> cells = new ArrayList<>();
            for (int place = 0; place < scan.fields().size(); place++) {
                cells.add(counted(cell(raw(result, "c" + place, scan.fields().get(place)))));
            }
            rows.add(cells);
            last = position(result);
        }
        return new Page(rows, null);
    }

    private Object counted(Object cell) {
        characters += cell instanceof String text ? text.length() : 0;
        return cell;
    }

    private Position position(ResultSet result) throws SQLException {
        List<Object> keys = new ArrayList<>();
        for (int place = 0; place < scan.order().size(); place++) {
            keys.add(raw(result, "k" + place, scan.order().get(place).field()));
        }
        String hash = result.getString("h");
        return new Position(keys, hash, last != null && last.hash().equals(hash) ? last.count() + 1 : 1);
    }

    private static Object raw(ResultSet result, String column, FieldReference field) throws SQLException {
        return switch (field.type()) {
            case NUMBER -> result.getBigDecimal(column);
            case BOOLEAN -> result.getObject(column, Boolean.class);
            case TIME -> result.getObject(column, TimePoints.classOf(field));
            default -> result.getString(column);
        };
    }

    /** A timestamp without a zone is in UTC. The infinities are null, as those of numbers. */
    private static Object cell(Object raw) {
        if (raw instanceof OffsetDateTime time) {
            return time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN) ? null : time.toInstant();
        }
        if (raw instanceof LocalDateTime time) {
            return time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)
                    ? null
                    : time.toInstant(ZoneOffset.UTC);
        }
        if (raw instanceof LocalDate date) {
            return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN) ? null : date;
        }
        return raw;
    }
}
