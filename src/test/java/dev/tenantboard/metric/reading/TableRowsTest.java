package dev.tenantboard.metric.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantboard.metric.catalog.BuiltInDatasets;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.query.Condition;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.reading.RowTable.Column;
import dev.tenantboard.metric.reading.RowTable.Period;
import dev.tenantboard.metric.time.LocalCalendar;
import dev.tenantboard.metric.time.Windows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static final Dataset ACTIVITIES = BuiltInDatasets.all().get(0);
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static final Dataset VISITS = new Dataset(
            "visits",
            null,
            "dashboard_sources.visits",
            null,
            List.of(
                    new Field("guest", null, ValueType.TEXT, "guest", "text"),
                    new Field("arrival", null, ValueType.TIME, "arrival", "timestamptz"),
                    new Field("departure", null, ValueType.TIME, "departure", "timestamptz")),
            Set.of());

    private static RowsQuery query(Dataset dataset, List<Column> columns, Column sort, Period period) {
        return new TableRows(dataset, new RowTable(columns, sort, true, period)).query();
    }

    private static Column column(String field) {
        return new Column(field, ValueType.NUMBER);
    }

    private static List<String> names(RowsQuery query) {
        return query.fields().stream().map(FieldReference::name).toList();
    }

    @Test
    void hasTheColumnsThatExist() {
        RowsQuery query = query(
                ACTIVITIES,
                List.of(column("title"), column("gone"), column("metadata.amount"), column("metadata"), column("id.x")),
                column("metadata.amount"),
                null);

        assertThat(names(query)).containsExactly("title", "metadata.amount");
        assertThat(query.fields()).extracting(FieldReference::type).containsExactly(ValueType.TEXT, ValueType.NUMBER);
        assertThat(query.orderBy()).singleElement().satisfies(key -> {
            assertThat(key.field().name()).isEqualTo("metadata.amount");
            assertThat(key.descending()).isTrue();
        });
        assertThat(query.time()).isNull();
        assertThat(query.where()).isNull();
    }

    @Test
    void hasAllColumnsNewestFirstByDefault() {
        RowsQuery query = query(ACTIVITIES, List.of(column("gone")), column("gone"), null);

        assertThat(names(query)).hasSize(13).contains("title").doesNotContain("metadata");
        assertThat(query.orderBy())
                .extracting(key -> key.field().name(), SortField::descending)
                .containsExactly(tuple("createdAt", true));
    }

    /** Clocks change in March. */
    @Test
    void hasTheEventsOfAMonthInItsZone() {
        RowsQuery query = query(ACTIVITIES, List.of(column("title")), null, new Period(null, null, MARCH, PRAGUE));

        assertThat(names(query)).containsExactly("createdAt", "title");
        assertThat(query.orderBy())
                .extracting(key -> key.field().name(), SortField::descending)
                .containsExactly(tuple("createdAt", false));
        var window = Windows.resolve(query.time().window(), new LocalCalendar(PRAGUE, DayOfWeek.MONDAY), Instant.EPOCH);
        assertThat(window.from()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(window.to()).isEqualTo("2026-03-31T22:00:00Z");
    }

    @Test
    void hasTheEventsThatBeganBeforeTheMonth() {
        RowsQuery query =
                query(VISITS, List.of(), null, new Period(column("arrival"), column("departure"), MARCH, PRAGUE));

        assertThat(query.time()).isNull();
        assertThat(query.zone()).isEqualTo(PRAGUE);
        assertThat(holds(query.where(), "2026-02-28T22:59:59Z", "2026-02-28T23:00:00Z"))
                .isFalse();
        assertThat(holds(query.where(), "2026-02-28T22:59:59Z", "2026-02-28T23:00:01Z"))
                .isTrue();
        assertThat(holds(query.where(), "2026-02-28T22:59:59Z", null)).isFalse();
        assertThat(holds(query.where(), "2026-02-28T23:00:00Z", null)).isTrue();
        assertThat(holds(query.where(), "2026-03-31T21:59:59Z", "2026-05-01T00:00:00Z"))
                .isTrue();
        assertThat(holds(query.where(), "2026-03-31T22:00:00Z", "2026-05-01T00:00:00Z"))
                .isFalse();
        assertThat(holds(query.where(), "2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .isTrue();
    }

    /** Evaluates the comparisons of two times. */
    private static boolean holds(Condition condition, String arrival, String departure) {
        if (condition instanceof Condition.And and) {
            return and.all().stream().allMatch(each -> holds(each, arrival, departure));
        }
        if (condition instanceof Condition.Or or) {
            return or.any().stream().anyMatch(each -> holds(each, arrival, departure));
        }
        var leaf = (Condition.Leaf) condition;
        String text = leaf.field().name().equals("arrival") ? arrival : departure;
        if (text == null) {
            return false;
        }
        int order = Instant.parse(text).compareTo((Instant) leaf.values().get(0));
        return switch (leaf.op()) {
            case LT -> order < 0;
            case GTE -> order >= 0;
            case GT -> order > 0;
            default -> throw new AssertionError(leaf);
        };
    }
}
