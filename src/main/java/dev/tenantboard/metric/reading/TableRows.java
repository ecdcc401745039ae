package dev.tenantboard.metric.reading;

import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import dev.tenantboard.metric.query.DatasetQuery.TimeClause;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.Operator;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.reading.RowTable.Column;
import dev.tenantboard.metric.reading.RowTable.Period;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts what a widget shows to a query of rows. A column that the dataset does not have any more is left out. */
final class TableRows {

    private final Dataset dataset;
    private final RowTable table;

    TableRows(Dataset dataset, RowTable table) {
        this.dataset = dataset;
        this.table = table;
    }

    RowsQuery query() {
        Period period = table.period();
        Optional<FieldReference> start =
                period == null ? Optional.empty() : time(period.start()).or(this::firstTime);
        Optional<FieldReference> end = period == null ? Optional.empty() : time(period.end());
        boolean spans = start.isPresent() && end.isPresent();
        return new RowsQuery(
                dataset,
                fields(start, end),
                spans ? overlapping(start.get(), end.get()) : null,
                start.isPresent() && !spans ? clause(start.get()) : null,
                period == null ? ZoneOffset.UTC : period.zone(),
                order(start),
                null,
                null);
    }

    private List<FieldReference> fields(Optional<FieldReference> start, Optional<FieldReference> end) {
        List<FieldReference> shown = table.columns().stream()
                .flatMap(column -> field(column).stream())
                .toList();
        return shown.isEmpty()
                ? RowsQuery.fieldsOf(dataset)
                : Stream.of(start.stream(), end.stream(), shown.stream())
                        .flatMap(each -> each)
                        .distinct()
                        .toList();
    }

    private List<SortField> order(Optional<FieldReference> start) {
        Optional<SortField> own = table.sort() == null
                ? Optional.empty()
                : field(table.sort()).map(field -> new SortField(field, table.descending()));
        return own.or(() -> start.map(field -> new SortField(field, false)))
                .or(() -> firstTime().map(field -> new SortField(field, true)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<FieldReference> field(Column column) {
        int dot = column.field().indexOf('.');
        Optional<Field> known = dataset.field(column.field());
        return dot < 0
                ? known.filter(field -> field.type() != ValueType.DOCUMENT).map(TableRows::whole)
                : known.filter(field -> field.type() == ValueType.DOCUMENT)
                        .map(field -> new FieldReference(field, column.field().substring(dot + 1), column.as()));
    }

    private static FieldReference whole(Field field) {
        return new FieldReference(field, null, field.type());
    }

    private Optional<FieldReference> time(Column column) {
        return Optional.ofNullable(column).flatMap(this::field).filter(field -> field.type() == ValueType.TIME);
    }

    private Optional<FieldReference> firstTime() {
        return dataset.fields().stream()
                .filter(field -> field.type() == ValueType.TIME)
                .map(TableRows::whole)
                .findFirst();
    }

    private LocalDate firstDay() {
        return table.period().month().atDay(1);
    }

    private LocalDate nextDay() {
        return table.period().month().plusMonths(1).atDay(1);
    }

    /** The whole month, also the part that is still to come. */
    private TimeClause clause(FieldReference start) {
        var month = new Window.Between(
                bound(firstDay().atStartOfDay()), bound(nextDay().atStartOfDay()));
        return new TimeClause(
                start, month, null, new LocalCalendar(table.period().zone(), DayOfWeek.MONDAY), Fill.NULL, false);
    }

    private static Window.Bound bound(LocalDateTime local) {
        return new Window.Bound(local, null);
    }

    /** An event that starts in the month, or that starts earlier and ends in it or later. */
    private Condition overlapping(FieldReference start, FieldReference end) {
        ZoneId zone = table.period().zone();
        Instant from = firstDay().atStartOfDay(zone).toInstant();
        Instant to = nextDay().atStartOfDay(zone).toInstant();
        return new Condition.And(List.of(
                compared(start, Operator.LT, to),
                new Condition.Or(List.of(compared(start, Operator.GTE, from), compared(end, Operator.GT, from)))));
    }

    private static Condition compared(FieldReference field, Operator operator, Instant time) {
        return new Condition.Leaf(field, operator, List.of(time));
    }
}
