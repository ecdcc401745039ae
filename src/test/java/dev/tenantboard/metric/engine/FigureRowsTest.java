package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.Seed;
import dev.tenantboard.metric.engine.CellAggregate.Cell;
import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.engine.RowScan.Page;
import dev.tenantboard.metric.engine.RowScan.Position;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Fill;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.query.RowsQuery;
import dev.tenantboard.metric.time.Unit;
import dev.tenantboard.metric.time.Window;
import dev.tenantboard.problem.ProblemException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows behind a figure, aggregated again, are the figure. */
class FigureRowsTest {

    private static final int FIGURES = Seed.isHeavy() ? 5_000 : 300;
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");
    private static final Instant NOW = Instant.parse("2024-04-01T00:00:00Z");

    private static final Random RANDOM = Seed.random();
    private static final List<SampleRow> ROWS =
            Stream.generate(() -> SampleRow.random(RANDOM)).limit(500).toList();

    private static Measured engine;

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

    /** A figure, and the numbers that a calculation gave for it. */
    private record Shown(Figure figure, Map<String, BigDecimal> values) {}

    @Test
    void aggregateToTheFigure() {
        int compared = 0;
        int ofGroups = 0;
        int ofBuckets = 0;
        int valued = 0;
        while (compared < FIGURES) {
            ObjectNode document = new RandomQuery(RANDOM).next();
            Instant now = SampleRow.instant(RANDOM);
            Figures figures = engine.calculate(Measured.plan("it", Measured.query(document)), now)
                    .figures();
            if (figures == null) {
                continue;
            }
            for (Shown shown : shown(figures)) {
                DatasetQuery query = (DatasetQuery) Measured.query(document);
                Measure measure = SampleRow.pick(RANDOM, query.measures());
                BigDecimal expected = shown.values().get(measure.id());
                List<Cell> cells = cells(document, measure, shown.figure(), now);
                BigDecimal again = new CellAggregate(measure, zone(query)).of(cells);

                assertThat(isSame(expected, again, cells.isEmpty(), query))
                        .as("%s of %s in %s at %s: %s and not %s", measure.id(), shown, document, now, again, expected)
                        .isTrue();
                compared++;
                ofGroups += shown.figure().keys().isEmpty() ? 0 : 1;
                ofBuckets += shown.figure().bucket() == null ? 0 : 1;
                valued += cells.isEmpty() ? 0 : 1;
            }
        }
        System.out.printf(
                "Rows behind %d figures: %d of buckets, %d of groups, %d with rows%n",
                compared, ofBuckets, ofGroups, valued);
        assertThat(Math.min(ofGroups, ofBuckets)).isGreaterThan(FIGURES / 20);
        assertThat(valued).isGreaterThan(FIGURES / 3);
    }

    /** The whole, a bucket, and some groups, in a bucket if there are any. */
    private static List<Shown> shown(Figures figures) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown(Figure.WHOLE, figures.values()));
        if (!figures.series().isEmpty()) {
            Bucket bucket = SampleRow.pick(RANDOM, figures.series());
            shown.add(new Shown(new Figure(bucket.from(), List.of(), Set.of(), Set.of(), null), bucket.values()));
        }
        for (int pick = 0; pick < 3 && !figures.rows().isEmpty(); pick++) {
            Row row = SampleRow.pick(RANDOM, figures.rows());
            shown.add(new Shown(figure(row), row.values()));
        }
        return shown;
    }

    private static Figure figure(Row row) {
        List<String> keys = new ArrayList<>();
        Set<String> nulls = new TreeSet<>();
        row.groups().forEach((field, key) -> {
            if (key != null) {
                keys.add(key.toString());
            } else if (!row.other().contains(field)) {
                nulls.add(field);
            }
        });
        return new Figure(row.from(), keys, nulls, Set.copyOf(row.other()), null);
    }

    private static ZoneId zone(DatasetQuery query) {
        return query.time() == null ? ZoneOffset.UTC : query.time().calendar().zone();
    }

    /** Reads all pages of the measure's field and of the time. */
    private static List<Cell> cells(ObjectNode document, Measure measure, Figure figure, Instant now) {
        ObjectNode offering = document.deepCopy();
        ArrayNode fields = offering.putObject("rows").putArray("fields");
        int place = measure.field() == null ? -1 : add(fields, find(document, measure));
        int time = document.has("time") ? add(fields, (ObjectNode) document.get("time")) : -1;
        if (fields.isEmpty()) {
            fields.addObject().put("field", "label");
        }
        var query = (DatasetQuery) Measured.query(offering);
        var named = new Figure(figure.bucket(), figure.keys(), figure.nulls(), figure.others(), measure.id());
        List<Cell> cells = new ArrayList<>();
        Position after = null;
        do {
            Page page = engine.rows(query, named, now, after, 1 + RANDOM.nextInt(200));
            page.rows()
                    .forEach(row ->
                            cells.add(new Cell(place < 0 ? null : row.get(place), time < 0 ? null : row.get(time))));
            after = copy(page.next(), RowsQuery.newestFirst(query.time()));
        } while (after != null);
        return cells;
    }

    private static Position copy(Position position, List<RowsQuery.SortField> order) {
        return position == null ? null : Position.parsed(order, position.texts(), position.hash(), position.count());
    }

    private static ObjectNode find(ObjectNode document, Measure measure) {
        for (var each : document.get("measures")) {
            if (each.get("id").asText().equals(measure.id())) {
                return (ObjectNode) each;
            }
        }
        throw new IllegalStateException(measure.id());
    }

    /** Adds a field once, and returns its place. */
    private static int add(ArrayNode fields, ObjectNode holder) {
        for (int place = 0; place < fields.size(); place++) {
            if (fields.get(place).get("field").equals(holder.get("field"))) {
                return place;
            }
        }
        ObjectNode field = fields.addObject().put("field", holder.get("field").asText());
        if (holder.has("as")) {
            field.set("as", holder.get("as"));
        }
        return fields.size() - 1;
    }

    /** Without rows, the fill of a series decides. */
    private static boolean isSame(BigDecimal expected, BigDecimal again, boolean empty, DatasetQuery query) {
        boolean filled = query.time() != null
                && query.time().fill() != Fill.NULL
                && query.time().fill() != Fill.NONE;
        if (expected == null || again == null || empty) {
            return expected == null && (again == null || empty)
                    || filled
                    || expected != null && expected.signum() == 0 && (again == null || again.signum() == 0);
        }
        BigDecimal rounded = again.round(DIGITS);
        BigDecimal size = expected.abs().max(rounded.abs()).max(new BigDecimal("1e-3"));
        return expected.compareTo(rounded) == 0
                || expected.subtract(rounded).abs().compareTo(size.multiply(TOLERANCE)) <= 0;
    }

    @Test
    void refusesFiguresThatTheMetricDoesNotHave() {
        String grouped = "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],'value':'n',"
                + "'groupBy':[{'field':'label','top':{'n':2,'by':'n'}},{'field':'open'}],'rows':{'fields':[{'field':'at'}]}}";
        String series = "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],'value':'n',"
                + "'time':{'field':'at','window':{'last':2,'unit':'day'},'grain':'day'},'rows':{'fields':[{'field':'at'}]}}";

        refused(grouped, new Figure(null, List.of("a"), Set.of(), Set.of(), null), "group");
        refused(grouped, new Figure(null, List.of("a", "true", "b"), Set.of(), Set.of(), null), "group");
        refused(grouped, new Figure(null, List.of("a", "yes"), Set.of(), Set.of(), null), "group");
        refused(grouped, new Figure(null, List.of("a"), Set.of("kind"), Set.of(), null), "groupNull");
        refused(grouped, new Figure(null, List.of("true"), Set.of(), Set.of("label"), null), "groupOther");
        refused(grouped, new Figure(NOW, List.of(), Set.of(), Set.of(), null), "bucket");
        refused(grouped, new Figure(null, List.of(), Set.of(), Set.of(), "m"), "measure");
        refused(series, new Figure(null, List.of("a"), Set.of(), Set.of(), null), "group");
        refused(series, new Figure(NOW.plusSeconds(1), List.of(), Set.of(), Set.of(), null), "bucket");
        refused(series, new Figure(NOW, List.of(), Set.of(), Set.of(), null), "bucket");
    }

    /** A reader may ask for a longer window than the metric's, and the rows of the whole window need no buckets. */
    @Test
    void haveAWindowWithMoreBucketsThanASeries() {
        String series = "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],'value':'n',"
                + "'time':{'field':'at','window':{'last':2,'unit':'hour'},'grain':'minute'},'rows':{'fields':[{'field':'at'}]}}";
        var query = ((DatasetQuery) Measured.query(series))
                .over(new QueryRange(null, new Window.Last(10, Unit.YEAR, false), false));

        Page page = engine.rows(query, Figure.WHOLE, NOW, null, 1);

        assertThat(page.rows()).hasSize(1);
    }

    private static void refused(String document, Figure figure, String parameter) {
        var query = (DatasetQuery) Measured.query(document);

        assertThatThrownBy(() -> engine.rows(query, figure, NOW, null, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo(parameter)));
    }
}
