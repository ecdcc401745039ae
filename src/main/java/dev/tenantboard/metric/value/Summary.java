package dev.tenantboard.metric.value;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The part of the figures that a screen of metrics shows. It is stored separately, so that a screen does not read
 * hundreds of long series.
 *
 * @param window null if the query has none
 * @param comparisons without the series of the earlier windows
 * @param series the latest buckets
 * @param rows the first rows
 * @param more whether the figures have more buckets or rows than these
 */
public record Summary(
        Figures.Span window,
        Map<String, BigDecimal> values,
        List<Figures.Compared> comparisons,
        List<Figures.Bucket> series,
        List<Figures.Row> rows,
        boolean more) {

    /** The number of rows that are kept. */
    public static final int MAX_ROWS = 50;

    public static final Summary NONE = new Summary(null, Map.of(), List.of(), List.of(), List.of(), false);

    /** A summary of an earlier version may lack a part. */
    public Summary {
        values = values == null ? Map.of() : values;
        comparisons = comparisons == null ? List.of() : comparisons;
        series = series == null ? List.of() : series;
        rows = rows == null ? List.of() : rows;
    }

    static Summary of(Figures figures) {
        List<Figures.Bucket> series = figures.series() == null ? List.of() : figures.series();
        List<Figures.Row> rows = figures.rows() == null ? List.of() : figures.rows();
        return new Summary(
                figures.window(),
                figures.values(),
                figures.comparisons() == null
                        ? List.of()
                        : figures.comparisons().stream()
                                .map(Summary::withoutSeries)
                                .toList(),
                latest(series),
                first(rows),
                series.size() > Figures.MAX_POINTS || rows.size() > MAX_ROWS);
    }

    private static List<Figures.Bucket> latest(List<Figures.Bucket> series) {
        return List.copyOf(series.subList(Math.max(0, series.size() - Figures.MAX_POINTS), series.size()));
    }

    private static List<Figures.Row> first(List<Figures.Row> rows) {
        return List.copyOf(rows.subList(0, Math.min(MAX_ROWS, rows.size())));
    }

    private static Figures.Compared withoutSeries(Figures.Compared compared) {
        return new Figures.Compared(
                compared.id(),
                compared.from(),
                compared.to(),
                compared.value(),
                compared.change(),
                compared.percent(),
                compared.direction(),
                compared.good(),
                null);
    }

    @Converter
    public static class Mapping extends JsonConverter<Summary> implements AttributeConverter<Summary, Object> {

        public Mapping() {
            super(new TypeReference<>() {});
        }
    }
}
