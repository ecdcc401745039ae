package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.reading.RowTable.Column;
import dev.tenantboard.metric.reading.RowsPage.ColumnType;
import dev.tenantboard.metric.reading.RowsPage.RowColumn;
import dev.tenantboard.metric.value.MetricStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueRowsTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final RowTable ALL = new RowTable(List.of(), null, false, null);

    private static Figures.Row row(Object group, boolean other, int count) {
        Map<String, Object> groups = new LinkedHashMap<>(Collections.singletonMap("kind", group));
        return new Figures.Row(
                groups, other ? List.of("kind") : List.of(), null, null, Map.of("n", BigDecimal.valueOf(count)));
    }

    private static RowSource source(RowTable table, List<Figures.Bucket> series, Figures.Row... rows) {
        var figures = new Figures(BigDecimal.TEN, Map.of("n", BigDecimal.TEN), null, List.of(), series, List.of(rows));
        var age = new MetricValueView.Age(MARCH, APRIL, false);
        var value = MetricValueView.of("org", "m1", MetricStatus.NORMAL, figures, age, null);
        return new ValueRows(value, table).source("org");
    }

    private static List<List<Object>> all(RowSource source) {
        return source.pages().read(MARCH, null, 100).rows();
    }

    @Test
    void areTheGroups() {
        RowSource source = source(ALL, List.of(), row("a", false, 3), row(null, false, 2), row(null, true, 5));

        assertThat(source.columns())
                .containsExactly(
                        new RowColumn("kind", ColumnType.TEXT),
                        new RowColumn("other", ColumnType.TEXT),
                        new RowColumn("n", ColumnType.NUMBER));
        assertThat(all(source))
                .containsExactly(
                        Arrays.asList("a", null, BigDecimal.valueOf(3)),
                        Arrays.asList(null, null, BigDecimal.valueOf(2)),
                        Arrays.asList(null, "kind", BigDecimal.valueOf(5)));
    }

    @Test
    void areTheBucketsOrTheNumbers() {
        RowSource series = source(ALL, List.of(new Figures.Bucket(MARCH, APRIL, Map.of("n", BigDecimal.ONE))));

        assertThat(series.columns()).extracting(RowColumn::field).containsExactly("from", "to", "n");
        assertThat(all(series)).containsExactly(List.of(MARCH, APRIL, BigDecimal.ONE));
        assertThat(all(source(ALL, List.of()))).containsExactly(List.of(BigDecimal.TEN));
    }

    @Test
    void haveTheColumnsAndTheOrderOfTheTable() {
        var table = new RowTable(
                List.of(new Column("n", null), new Column("gone", null)), new Column("kind", null), true, null);

        RowSource source = source(table, List.of(), row("a", false, 1), row(null, false, 2), row("b", false, 3));

        assertThat(source.columns()).extracting(RowColumn::field).containsExactly("n");
        assertThat(all(source))
                .containsExactly(
                        List.of(BigDecimal.valueOf(3)), List.of(BigDecimal.valueOf(1)), List.of(BigDecimal.valueOf(2)));
    }

    /** Groups come back from storage as Integer, Long and Double. */
    @Test
    void sortNumbersOfDifferentClasses() {
        var table = new RowTable(List.of(new Column("kind", null)), new Column("kind", null), false, null);

        RowSource source =
                source(table, List.of(), row(3_000_000_000L, false, 1), row(2.5, false, 1), row(1, false, 1));

        assertThat(all(source)).containsExactly(List.of(1), List.of(2.5), List.of(3_000_000_000L));
    }

    @Test
    void haveEachRowOnOnePage() {
        RowSource source = source(ALL, List.of(), row("a", false, 1), row("b", false, 2), row("c", false, 3));

        Page first = source.pages().read(MARCH, null, 2);
        Page second = source.pages().read(MARCH, first.next(), 2);
        Page beyond =
                source.pages().read(MARCH, new Position(List.of(), first.next().hash(), 99), 2);

        assertThat(first.rows()).hasSize(2);
        assertThat(second.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).isEqualTo("c"));
        assertThat(second.next()).isNull();
        assertThat(beyond.rows()).isEmpty();
    }
}
