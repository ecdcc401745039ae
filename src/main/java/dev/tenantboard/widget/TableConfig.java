package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.reading.RowTable;
import dev.tenantboard.metric.reading.RowTable.Column;
import dev.tenantboard.metric.reading.RowTable.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads from a widget's configuration which rows it shows. Other types than TABLE and CALENDAR show all columns. */
record TableConfig(WidgetDefinition widget) {

    private static final int USUAL_ROWS = 10;

    /** A calendar shows all events of a month, up to this number at first. */
    private static final int EVENTS = 200;

    boolean isCalendar() {
        return widget.type() == WidgetType.CALENDAR;
    }

    /** Returns whether the dashboard shows the first page of its rows. */
    boolean isShown() {
        return widget.type() == WidgetType.TABLE || isCalendar();
    }

    int pageSize() {
        return isCalendar() ? EVENTS : widget.config().path("pageSize").asInt(USUAL_ROWS);
    }

    /** The schema has checked the name of the zone. */
    private ZoneId zone() {
        return ZoneId.of(widget.config().path("zone").asText("UTC"));
    }

    /** @param month the month of a calendar; null for the current one */
    RowTable table(YearMonth month) {
        JsonNode config = widget.config();
        JsonNode sort = config.path("sort");
        return new RowTable(
                StreamSupport.stream(config.path("columns").spliterator(), false)
                        .map(TableConfig::column)
                        .toList(),
                sort.isObject() ? sortColumn(sort) : null,
                sort.path("direction").asText().equals("desc"),
                isCalendar() ? period(month == null ? YearMonth.now(zone()) : month) : null);
    }

    private Period period(YearMonth month) {
        return new Period(time("start"), time("end"), month, zone());
    }

    private Column time(String name) {
        JsonNode field = widget.config().path(name).path("field");
        return field.isTextual() ? new Column(field.textValue(), ValueType.TIME) : null;
    }

    /** A key of documents has the type of its column. */
    private Column sortColumn(JsonNode sort) {
        String field = sort.path("field").asText();
        List<Column> columns = StreamSupport.stream(
                        widget.config().path("columns").spliterator(), false)
                .map(TableConfig::column)
                .filter(column -> column.field().equals(field))
                .toList();
        return columns.isEmpty() ? new Column(field, ValueType.TEXT) : columns.get(0);
    }

    private static Column column(JsonNode column) {
        ValueType as = switch (column.path("format").asText()) {
            case "number", "currency", "percent", "duration", "bytes" -> ValueType.NUMBER;
            case "date", "dateTime", "relativeTime" -> ValueType.TIME;
            case "boolean" -> ValueType.BOOLEAN;
            default -> ValueType.TEXT;
        };
        return new Column(column.path("field").asText(), as);
    }
}
