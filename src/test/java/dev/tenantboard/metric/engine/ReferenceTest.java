package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.Seed;
import dev.tenantboard.database.DebianPostgres;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine against a plain evaluator, over the same rows. */
class ReferenceTest {

    private static final Random RANDOM = Seed.random();
    private static final Failure BEYOND =
            new Failure(Outcome.Kind.QUERY, "A number of the result is beyond what can be stored.");
    private static final List<SampleRow> ROWS =
            Stream.generate(() -> SampleRow.random(RANDOM)).limit(500).toList();

    private static Measured engine;

    @BeforeAll
    static void fill() throws Exception {
        engine = filled(Measured.empty());
    }

    private static Measured filled(Measured empty) throws Exception {
        SampleRow.insert(empty.database(), ROWS);
        empty.database()
                .execute(
                        "insert into samples select 'org-other', label, kind, whole, amount, ratio, open, at, local_at,"
                                + " \"order\", more, small, big, single, price from samples");
        return empty;
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @Test
    void agreesOnGeneratedQueries() {
        agreesOn(200, engine);
    }

    @Test
    void agreesOnPostgreSql15(@TempDir Path directory) throws Exception {
        assumeTrue(
                DebianPostgres.isInstalled(), "Debian's postgresql-15 is not installed here: nothing was tried on it");

        try (DebianPostgres server = DebianPostgres.startIn(directory.resolve("data"));
                Measured older =
                        filled(Measured.in(TestDatabase.emptyOn(server.port()).migrate()))) {
            agreesOn(Seed.isHeavy() ? 2_000 : 100, older);
        }
    }

    @Test
    @Tag("heavy")
    void agreesOnManyGeneratedQueries() {
        agreesOn(5_000, engine);
    }

    private static void agreesOn(int queries, Measured engine) {
        int compared = 0;
        int valued = 0;
        int refused = 0;
        for (int number = 0; number < queries; number++) {
            JsonNode document = new RandomQuery(RANDOM).next();
            Instant now = SampleRow.instant(RANDOM);
            Thresholds thresholds = thresholds();
            var query = (DatasetQuery) Measured.query(document);
            RandomRange range = RANDOM.nextInt(3) == 0 ? RandomRange.ofScreen(RANDOM) : RandomRange.next(RANDOM, now);
            Outcome outcome = engine.calculate(range.applied(new Plan("it", query, Map.of(), thresholds)), now);
            DatasetQuery applied = range.applied(query, now);
            var reference = new Reference(applied, thresholds, now, ROWS);
            Figures expected = reference.figures();
            if (Expected.isTooLarge(expected, applied, reference.allRows())) {
                refused++;
                assertThat(outcome.failure()).as("%s at %s", document, now).isNotNull();
                assertThat(outcome.failure().kind()).isEqualTo(Outcome.Kind.SIZE);
                continue;
            }
            if (Expected.isBeyond(expected)) {
                refused++;
                assertThat(outcome.failure()).as("%s at %s", document, now).isEqualTo(BEYOND);
                continue;
            }
            assertThat(outcome.failure()).as("%s at %s", document, now).isNull();
            List<String> differences =
                    Expected.differences(expected, outcome.figures(), Expected.inexact(query), query.value());
            assertThat(differences).as("%s at %s", document, now).isEmpty();
            compared++;
            valued += expected.value() == null || expected.value().signum() == 0 ? 0 : 1;
        }
        System.out.printf(
                "Reference: %d queries agreed, %d of them with a value, %d refused for their size or numbers%n",
                compared, valued, refused);
        assertThat(valued).isGreaterThan(queries / 4);
    }

    /** An input of its own and another metric, under one range; a product is as exact as what it is of. */
    @Test
    void agreesOnQueriesOfQueries() {
        for (int number = 0; number < (Seed.isHeavy() ? 2_000 : 100); number++) {
            ObjectNode own = new RandomQuery(RANDOM).input();
            ObjectNode metric = new RandomQuery(RANDOM).input().put("v", 1);
            Instant now = SampleRow.instant(RANDOM);
            RandomRange range = RandomRange.next(RANDOM, now);
            ObjectNode document = (ObjectNode) Measured.json("{'v':1,'inputs':{'b':{'metric':'b'}},"
                    + "'formulas':[{'id':'x','expr':'a * b'},{'id':'y','expr':'max(a, b)'}],'value':'x'}");
            ((ObjectNode) document.get("inputs")).set("a", own.deepCopy());

            Outcome outcome = engine.calculate(
                    range.applied(new Plan(
                            "it",
                            Measured.query(document),
                            Map.of("b", Measured.query(metric)),
                            Measured.NO_THRESHOLDS)),
                    now);

            Map<String, BigDecimal> expected = new LinkedHashMap<>();
            expected.put("b", valueOf(metric, range, now));
            expected.put("a", valueOf(own.put("v", 1), range, now));
            for (NamedFormula named : ((CompositeQuery) Measured.query(document)).formulas()) {
                expected.put(named.id(), named.formula().evaluate(expected));
            }
            var figures = new Figures(expected.get("x"), expected, null, List.of(), List.of(), List.of());
            if (Expected.isBeyond(figures)) {
                assertThat(outcome.failure())
                        .as("%s with %s at %s", document, metric, now)
                        .isEqualTo(BEYOND);
                continue;
            }
            assertThat(outcome.failure())
                    .as("%s with %s at %s", document, metric, now)
                    .isNull();
            assertThat(Expected.differences(figures, outcome.figures(), expected.keySet(), "x"))
                    .as("%s with %s in %s at %s", document, metric, range, now)
                    .isEmpty();
        }
    }

    private static BigDecimal valueOf(JsonNode document, RandomRange range, Instant now) {
        DatasetQuery query = range.applied((DatasetQuery) Measured.query(document), now);
        return new Reference(query, Measured.NO_THRESHOLDS, now, ROWS).figures().value();
    }

    private static Thresholds thresholds() {
        return new Thresholds(threshold(), threshold(), threshold());
    }

    private static Double threshold() {
        return RANDOM.nextBoolean() ? null : Double.valueOf(RANDOM.nextInt(20));
    }
}
