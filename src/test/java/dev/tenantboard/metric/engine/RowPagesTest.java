package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.FieldReference;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.query.RowsQuery.SortField;
import dev.tenantboard.metric.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows in pages, against the same rows in memory. Some rows are the same in all columns. */
class RowPagesTest {

    private static final Random RANDOM = Seed.random();
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    private static final List<SampleRow> ROWS = rows();
    private static final List<FieldReference> FIELDS = fields();

    private static Measured engine;

    private static List<SampleRow> rows() {
        List<SampleRow> different =
                Stream.generate(() -> SampleRow.random(RANDOM)).limit(200).toList();
        List<SampleRow> rows = new ArrayList<>(different);
        different.subList(0, 10).forEach(row -> rows.addAll(Collections.nCopies(5, row)));
        return rows;
    }

    private static List<FieldReference> fields() {
        List<FieldReference> fields = new ArrayList<>(RowsQuery.fieldsOf(Measured.SAMPLES));
        Field document = Measured.SAMPLES.field("more").orElseThrow();
        fields.add(new FieldReference(document, "n", ValueType.NUMBER));
        fields.add(new FieldReference(document, "t", ValueType.TEXT));
        fields.add(new FieldReference(document, "b", ValueType.BOOLEAN));
        fields.add(new FieldReference(document, "when", ValueType.TIME));
        fields.add(new FieldReference(document, "it's ?.%", ValueType.TEXT));
        return fields;
    }

    @BeforeAll
    static void fill() throws Exception {
        engine = Measured.empty();
        SampleRow.insert(engine.database(), ROWS);
        engine.database()
                .execute(
                        "insert into samples select 'org-other', label, kind, whole, amount, ratio, open, at, local_at,"
                                + " \"order\", more, small, big, single, price from samples");
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @Test
    void haveEveryColumnAsItIsStored() {
        List<List<Object>> read = pages(scan(FIELDS, List.of(), null), 1_000);

        assertThat(read).hasSameSizeAs(ROWS);
        var values = new ReferenceValues(ZoneOffset.UTC);
        for (int place = 0; place < FIELDS.size(); place++) {
            FieldReference field = FIELDS.get(place);
            int column = place;
            assertThat(read.stream().map(row -> plain(row.get(column))).toList())
                    .as(field.name())
                    .containsExactlyInAnyOrderElementsOf(
                            ROWS.stream().map(row -> values.of(field, row)).toList());
        }
    }

    @Test
    void haveEachRowOnceInTheOrder() {
        for (int attempt = 0; attempt < (Seed.isHeavy() ? 1_000 : 40); attempt++) {
            List<SortField> order = order();
            Interval interval = RANDOM.nextBoolean() ? null : interval();
            RowScan scan = scan(FIELDS, order, interval);

            List<List<Object>> whole = pages(scan, 1_000);
            List<List<Object>> paged = pages(scan, 1 + RANDOM.nextInt(30));

            assertThat(paged).as("%s in %s", order, interval).isEqualTo(whole);
            assertThat(whole).as("%s", order).isSortedAccordingTo(comparator(order));
            assertThat(whole).hasSize(interval == null ? ROWS.size() : (int) inside(interval));
        }
    }

    private static List<SortField> order() {
        List<FieldReference> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, RANDOM);
        return fields.subList(0, RANDOM.nextInt(4)).stream()
                .map(field -> new SortField(field, RANDOM.nextBoolean()))
                .toList();
    }

    private static Interval interval() {
        Instant from = SampleRow.instant(RANDOM);
        return new Interval(from, from.plusSeconds(RANDOM.nextInt(30_000_000)));
    }

    private static long inside(Interval interval) {
        return ROWS.stream()
                .filter(row -> row.at() != null
                        && !row.at().isBefore(interval.from())
                        && row.at().isBefore(interval.to()))
                .count();
    }

    private static Comparator<List<Object>> comparator(List<SortField> order) {
        return (one, other) -> {
            for (SortField key : order) {
                int place = FIELDS.indexOf(key.field());
                int compared = compared(begin(one.get(place)), begin(other.get(place)), key.descending());
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    /** The first hundred characters of a text decide. */
    private static Object begin(Object value) {
        return value instanceof String text && text.codePointCount(0, text.length()) > 100
                ? text.substring(0, text.offsetByCodePoints(0, 100))
                : value;
    }

    private static int compared(Object one, Object other, boolean descending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return descending ? ReferenceValues.order(other, one) : ReferenceValues.order(one, other);
    }

    private static RowScan scan(List<FieldReference> fields, List<SortField> order, Interval interval) {
        FieldReference time = new FieldReference(Measured.SAMPLES.field("at").orElseThrow(), null, ValueType.TIME);
        return new RowScan(Measured.SAMPLES, fields, List.of(), time, PRAGUE, interval, List.of(), order, null, 1);
    }

    private static List<List<Object>> pages(RowScan scan, int limit) {
        List<List<Object>> rows = new ArrayList<>();
        Position after = null;
        do {
            Page page = engine.rows(new RowScan(
                    scan.dataset(),
                    scan.fields(),
                    scan.where(),
                    scan.time(),
                    scan.zone(),
                    scan.interval(),
                    scan.groups(),
                    scan.order(),
                    after,
                    limit));
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            rows.addAll(page.rows());
            after = page.next() == null ? null : copy(page.next(), scan.order());
        } while (after != null);
        return rows;
    }

    private static Position copy(Position position, List<SortField> order) {
        return Position.parsed(order, position.texts(), position.hash(), position.count());
    }

    private static Object plain(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    @Test
    void passInfiniteTimesAndExtremeNumbers() {
        try (Measured extreme = Measured.empty()) {
            extreme.database()
                    .execute("insert into samples (organization_id, at, local_at, \"order\", amount) values"
                            + " ('org-measured', 'infinity', '-infinity', 'infinity', 1e300),"
                            + " ('org-measured', '-infinity', 'infinity', '-infinity', -1e-300),"
                            + " ('org-measured', '4000-01-01 BC', '0044-03-15 BC', '4700-01-01 BC', 'NaN'),"
                            + " ('org-measured', '99999-01-01', '99999-01-01', '99999-01-01', '-Infinity')");
            for (String name : List.of("at", "localAt", "day", "amount")) {
                var field = new FieldReference(
                        Measured.SAMPLES.field(name).orElseThrow(),
                        null,
                        name.equals("amount") ? ValueType.NUMBER : ValueType.TIME);
                Position after = null;
                List<Object> cells = new ArrayList<>();
                for (int page = 0; page < 4; page++) {
                    List<SortField> order = List.of(new SortField(field, true));
                    RowScan scan = scan(List.of(field), order, null);
                    Page read = extreme.rows(new RowScan(
                            scan.dataset(), scan.fields(), List.of(), null, PRAGUE, null, List.of(), order, after, 1));
                    cells.add(read.rows().get(0).get(0));
                    assertThat(read.next() == null).isEqualTo(page == 3);
                    after = read.next() == null ? null : copy(read.next(), order);
                }
                assertThat(cells)
                        .as(name)
                        .hasSize(4)
                        .containsOnlyOnceElementsOf(
                                cells.stream().filter(cell -> cell != null).toList());
                assertThat(Collections.frequency(cells, null)).as(name).isEqualTo(2);
            }
        }
    }

    @Test
    void endsAPageOfLargeRowsEarly() {
        try (Measured large = Measured.empty()) {
            large.database()
                    .execute("insert into samples (organization_id, label, whole)"
                            + " select 'org-measured', repeat('x', 20000), n from generate_series(1, 500) n");
            FieldReference label =
                    new FieldReference(Measured.SAMPLES.field("label").orElseThrow(), null, ValueType.TEXT);
            RowScan scan = new RowScan(
                    Measured.SAMPLES, List.of(label), List.of(), null, PRAGUE, null, List.of(), List.of(), null, 500);

            Page page = large.rows(scan);

            assertThat(page.rows()).hasSize(201);
            assertThat(page.rows().get(0).get(0)).isEqualTo("x".repeat(10_000));
            assertThat(page.next()).isNotNull();
        }
    }

    @Test
    void namesOnlyItsOwnOrganization() {
        engine.as("org-nobody");
        try {
            assertThat(engine.rows(scan(FIELDS, List.of(), null)).rows()).isEmpty();
        } finally {
            engine.as(Measured.ORGANIZATION);
        }
        RowScan scan = scan(FIELDS, List.of(), null);
        assertThat(new RowStatement(scan, "org-a").sql().text()).contains("d.organization_id = ?::text");
        assertThat(new RowStatement(scan, "org-a").sql().parameters()).contains("org-a");
    }
}
