package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import dev.tenantboard.metric.query.FieldFilter;
import dev.tenantboard.metric.query.QueryDocument;
import dev.tenantboard.metric.query.QueryRange;
import dev.tenantboard.metric.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompositesTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");

    private static final QueryDocument REVENUE = month("'agg':'sum','field':'amount'");
    private static final QueryDocument COUNT = month("'agg':'count'");

    private static Measured engine;

    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        engine.database()
                .execute("insert into samples (organization_id, amount, at) values"
                        + " ('org-measured', 10, '2024-03-01 00:30+00'), ('org-measured', 20, '2024-03-30 12:00Z'),"
                        + " ('org-measured', 1, '2024-02-29 23:45+00'), ('org-measured', 400, '2024-02-10 12:00Z')");
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @BeforeEach
    void forget() {
        engine.scans();
    }

    private static QueryDocument month(String measure) {
        return Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'m'," + measure
                + "}],'time':{'field':'at','window':{'this':'month'}},'value':'m'}");
    }

    private static QueryDocument reading(String... metrics) {
        var inputs = new StringBuilder();
        for (String metric : metrics) {
            inputs.append(inputs.isEmpty() ? "" : ",").append("'" + metric + "':{'metric':'" + metric + "'}");
        }
        return Measured.query("{'v':1,'inputs':{" + inputs + "},'formulas':[{'id':'x','expr':'"
                + String.join(" / ", metrics) + "'}],'value':'x'}");
    }

    private static Outcome calculate(QueryDocument query, Map<String, QueryDocument> metrics) {
        return engine.calculate(plan(query, metrics), NOW);
    }

    private static Plan plan(QueryDocument query, Map<String, QueryDocument> metrics) {
        return new Plan("it", query, metrics, Measured.NO_THRESHOLDS);
    }

    @Test
    void joinsMetricsThatShareAScan() {
        Outcome outcome = calculate(reading("revenue", "count"), Map.of("revenue", REVENUE, "count", COUNT));

        assertThat(outcome.figures().values().toString()).isEqualTo("{revenue=30, count=2, x=15}");
        assertThat(outcome.figures().value()).isEqualByComparingTo("15");
        assertThat(outcome.figures().window()).isNull();
        assertThat(engine.scans()).hasSize(1);
    }

    @Test
    void goesOnWithNumbersThatAreNotRounded() {
        Map<String, QueryDocument> metrics = Map.of(
                "third",
                Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],"
                        + "'formulas':[{'id':'t','expr':'1 / 3 + 0 * n'}],'value':'t'}"));

        QueryDocument three = Measured.query(
                "{'v':1,'inputs':{'third':{'metric':'third'}},'formulas':[{'id':'x','expr':'third * 3 - 1'}],'value':'x'}");

        assertThat(calculate(three, metrics).figures().value().abs()).isLessThan(new java.math.BigDecimal("1e-30"));
    }

    @Test
    void passesTheRangeToItsInputs() {
        var february = new Window.Between(bound("2024-02-01T00:00:00"), bound("2024-03-01T00:00:00"));

        Outcome outcome = engine.calculate(
                plan(reading("revenue"), Map.of("revenue", REVENUE))
                        .over(new QueryRange(ZoneId.of("Europe/Prague"), february, false)),
                NOW);

        // A quarter to midnight in UTC is March in Prague already.
        assertThat(outcome.figures().value()).isEqualByComparingTo("400");
        assertThat(outcome.figures().comparisons()).isEmpty();
    }

    @Test
    void comparesWithTheRangeBeforeOnADashboard() {
        QueryDocument kept = Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'count'}],'time':"
                + "{'field':'at','window':{'from':'2024-03-01','to':'2024-04-01'},'keepWindow':true},"
                + "'compare':[{'id':'then','to':'previous'}],'value':'m'}");
        Map<String, QueryDocument> metrics = Map.of("revenue", REVENUE, "kept", kept);

        Outcome outcome =
                engine.calculate(plan(reading("revenue", "kept"), metrics).over(march()), NOW);

        // 31 and 400, each divided by the two rows of March in UTC.
        assertThat(outcome.figures().value()).isEqualByComparingTo("15.5");
        assertThat(outcome.figures().comparisons()).singleElement().satisfies(compared -> {
            assertThat(compared.id()).isEqualTo("previous");
            assertThat(compared.value()).isEqualByComparingTo("200");
            assertThat(compared.to()).isEqualTo("2024-02-29T23:00:00Z");
            assertThat(compared.direction()).isEqualTo(Figures.Direction.DOWN);
        });
        assertThat(engine.scans()).hasSize(2);
    }

    @Test
    void filtersAllItsInputs() {
        Plan plan = plan(reading("revenue", "count"), Map.of("revenue", REVENUE, "count", COUNT))
                .filteredBy(List.of(new FieldFilter("amount", List.of("20.0", "x"))));

        assertThat(engine.calculate(plan, NOW).figures().values().toString()).isEqualTo("{revenue=20, count=1, x=20}");
    }

    private static QueryRange march() {
        var march = new Window.Between(bound("2024-03-01T00:00:00"), bound("2024-04-01T00:00:00"));
        return new QueryRange(ZoneId.of("Europe/Prague"), march, true);
    }

    private static Window.Bound bound(String local) {
        return new Window.Bound(java.time.LocalDateTime.parse(local), null);
    }

    @Test
    void namesTheInputWhoseMetricIsGone() {
        Outcome outcome = calculate(reading("revenue", "count"), Map.of("revenue", REVENUE));

        assertThat(outcome.failure())
                .isEqualTo(new Failure(Kind.QUERY, "The input count failed: The metric that it reads is gone."));
    }

    @Test
    void readsThreeLevelsAndNoMore() {
        Map<String, QueryDocument> metrics = Map.of("b", reading("c"), "c", REVENUE, "a", reading("b"));

        assertThat(calculate(reading("b"), metrics).figures().value()).isEqualByComparingTo("30");
        assertThat(calculate(reading("a"), metrics).failure().reason())
                .isEqualTo("The input a failed: The input b failed: The input c failed:"
                        + " Metrics read metrics on more than 3 levels.");
    }

    @Test
    void takesTwentyScansAndNoMore() {
        var metrics = new HashMap<String, QueryDocument>();
        for (String id : List.of("a", "b", "c", "d")) {
            metrics.put(id, ofPayments(metrics.size() * 6 + 1, metrics.size() * 6 + (id.equals("d") ? 2 : 6)));
        }

        Outcome most = calculate(reading("a", "b", "c", "d"), metrics);
        metrics.put("e", ofPayments(100, 100));
        Outcome more = calculate(reading("a", "b", "c", "d", "e"), metrics);

        assertThat(most.failure()).isNull();
        assertThat(more.failure())
                .isEqualTo(
                        new Failure(Kind.SIZE, "It needs 21 scans, with all metrics that it reads; the limit is 20."));
        assertThat(engine.scans()).hasSize(20);
    }

    @Test
    void scansOfTheSameRowsCountOnce() {
        var metrics = new HashMap<String, QueryDocument>();
        for (String id : List.of("a", "b", "c", "d", "e", "f")) {
            metrics.put(id, ofPayments(1, 6));
        }

        Outcome outcome = calculate(reading("a", "b", "c", "d", "e", "f"), metrics);

        assertThat(outcome.failure()).isNull();
        assertThat(engine.scans()).hasSize(6);
    }

    /** A composite of as many scans: each has another window. */
    private static QueryDocument ofPayments(int least, int most) {
        String inputs = IntStream.rangeClosed(least, most)
                .mapToObj(above -> "'over" + above + "':{'dataset':'samples','measures':[{'id':'m','agg':'count'}],"
                        + "'time':{'field':'at','window':{'rolling':'PT" + above + "H'}},'value':'m'}")
                .collect(Collectors.joining(","));
        return Measured.query(
                "{'v':1,'inputs':{" + inputs + "},'formulas':[{'id':'x','expr':'over" + least + "'}],'value':'x'}");
    }

    @Test
    void aCircleEnds() {
        Map<String, QueryDocument> metrics = Map.of("a", reading("b"), "b", reading("a"));

        assertThat(calculate(metrics.get("a"), metrics).failure().kind()).isEqualTo(Kind.QUERY);
    }
}
