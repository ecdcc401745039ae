package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.query.DatasetQuery.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Aggregates the cells of rows, as a reader of rows would. */
record CellAggregate(Measure measure, ZoneId zone) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @param time null if the query has no time */
    record Cell(Object value, Object time) {}

    /** Returns the number, or null. */
    BigDecimal of(List<Cell> cells) {
        if (measure.field() == null) {
            return BigDecimal.valueOf(cells.size());
        }
        List<Object> values = cells.stream()
                .map(Cell::value)
                .filter(Objects::nonNull)
                .map(value -> value instanceof BigDecimal number ? number.stripTrailingZeros() : value)
                .toList();
        return switch (measure.agg()) {
            case COUNT -> BigDecimal.valueOf(values.size());
            case COUNT_DISTINCT -> BigDecimal.valueOf(values.stream().distinct().count());
            default -> values.isEmpty() ? null : number(cells);
        };
    }

    private BigDecimal number(List<Cell> cells) {
        List<BigDecimal> sorted =
                cells.stream().map(cell -> (BigDecimal) cell.value()).sorted().toList();
        BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (measure.agg()) {
            case SUM -> sum;
            case AVG -> sum.divide(BigDecimal.valueOf(sorted.size()), Reference.MEAN);
            case MIN -> sorted.get(0);
            case MAX -> sorted.get(sorted.size() - 1);
            case MEDIAN -> Reference.median(sorted);
            case PERCENTILE ->
                measure.p().compareTo(HALF) == 0 ? Reference.median(sorted) : Reference.percentile(sorted, measure.p());
            case FIRST ->
                (BigDecimal) cells.stream().min(byTime()).orElseThrow().value();
            default -> (BigDecimal) cells.stream().max(byTime()).orElseThrow().value();
        };
    }

    private Comparator<Cell> byTime() {
        return Comparator.comparing((Cell cell) -> instant(cell.time()))
                .thenComparing(cell -> (BigDecimal) cell.value());
    }

    private Instant instant(Object time) {
        return time instanceof LocalDate date ? date.atStartOfDay(zone).toInstant() : (Instant) time;
    }
}
