package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.Seed;
import dev.tenantboard.database.DebianPostgres;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Compared;
import dev.tenantboard.metric.engine.Figures.Span;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Plan.Thresholds;
import dev.tenantboard.metric.query.CompositeQuery;
import dev.tenantboard.metric.query.DatasetQuery;
import dev.tenantboard.metric.query.DatasetQuery.Measure;
import dev.tenantboard.metric.query.QueryDocument.NamedFormula;
import dev.tenantboard.metric.time.Interval;
import dev.tenantboard.metric.time.Windows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
            RandomRange range = RandomRange.next(RANDOM, now);
            Outcome outcome = engine.calculate(range.applied(new Plan("it", query, Map.of(), thresholds)), now);
            DatasetQuery applied = range.applied(query);
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
            List<String> differences = Expected.differences(expected, outcome.figures(), inexact(query), query.value());
            assertThat(differences).as("%s at %s", document, now).isEmpty();
            compared++;
            valued += expected.value() == null || expected.value().signum() == 0 ? 0 : 1;
        }
        System.out.printf(
                "Reference: %d queries agreed, %d of them with a value, %d refused for their size or numbers%n",
                compared, valued, refused);
        assertThat(valued).isGreaterThan(queries / 4);
    }

    /** What is computed in double precision, or with some decimals only. */
    private static Set<String> inexact(DatasetQuery query) {
        return query.measures().stream()
                .filter(measure -> RandomQuery.INEXACT.contains(measure.agg().word()))
                .map(Measure::id)
                .collect(Collectors.toSet());
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
        DatasetQuery query = range.applied((DatasetQuery) Measured.query(document));
        return new Reference(query, Measured.NO_THRESHOLDS, now, ROWS).figures().value();
    }

    private static Thresholds thresholds() {
        return new Thresholds(threshold(), threshold(), threshold());
    }

    private static Double threshold() {
        return RANDOM.nextBoolean() ? null : Double.valueOf(RANDOM.nextInt(20));
    }

    /** What is expected, compared exactly; only averages and percentiles as far as the database computes them. */
    private static final class Expected {

        private static final BigDecimal TOLERANCE = new BigDecimal("1e-13");
        private static final BigDecimal LEAST = new BigDecimal("1e-3");

        static boolean isTooLarge(Figures figures, DatasetQuery query, int rows) {
            int width = query.measures().size() + query.formulas().size();
            if (query.groupBy().isEmpty()) {
                return buckets(figures, query) * width > 5_000;
            }
            if (query.limit() == null) {
                return rows > 1_000 || rows * width > 5_000;
            }
            return (needsAllRows(query) ? rows : Math.min(rows, query.limit())) * width > 5_000;
        }

        /** Whether the order is known only after formulas and fill. */
        private static boolean needsAllRows(DatasetQuery query) {
            return (query.time() != null && query.time().grain() != null)
                    || query.orderBy().stream()
                            .anyMatch(order -> query.formulas().stream()
                                    .anyMatch(formula -> formula.id().equals(order.id())));
        }

        /** Whether a number is larger than every double. A change or a percentage is null then. */
        static boolean isBeyond(Figures figures) {
            Stream<Bucket> buckets = Stream.concat(
                    figures.series().stream(), figures.comparisons().stream().flatMap(each -> each.series().stream()));
            return Stream.of(
                            figures.values().values().stream(),
                            figures.comparisons().stream().map(Compared::value),
                            buckets.flatMap(bucket -> bucket.values().values().stream()),
                            figures.rows().stream().flatMap(row -> row.values().values().stream()))
                    .flatMap(numbers -> numbers)
                    .anyMatch(Expected::isBeyond);
        }

        private static boolean isBeyond(BigDecimal number) {
            return number != null && Double.isInfinite(number.doubleValue());
        }

        /** All that there are, also those that the fill leaves out. */
        private static int buckets(Figures figures, DatasetQuery query) {
            if (query.time() == null || query.time().grain() == null) {
                return 0;
            }
            Stream<Interval> earlier = figures.comparisons().stream()
                    .filter(each -> each.from() != null)
                    .map(each -> new Interval(each.from(), each.to()));
            Span window = figures.window();
            return Stream.concat(Stream.of(new Interval(window.from(), window.to())), earlier)
                    .mapToInt(each -> Windows.bounds(
                                            each,
                                            query.time().grain(),
                                            query.time().calendar())
                                    .size()
                            - 1)
                    .sum();
        }

        static List<String> differences(Figures expected, Figures actual, Set<String> inexact, String value) {
            var differences = new ArrayList<String>();
            List<String> wanted = lines(expected, inexact, inexact.contains(value));
            List<String> got = lines(actual, inexact, inexact.contains(value));
            for (int line = 0; line < Math.max(wanted.size(), got.size()); line++) {
                String left = line < wanted.size() ? wanted.get(line) : "nothing";
                String right = line < got.size() ? got.get(line) : "nothing";
                if (!isSame(left, right)) {
                    differences.add("expected " + left + " but was " + right);
                }
            }
            return differences.stream().limit(10).toList();
        }

        /** Each figure on a line of its own, so that a difference says where it is. */
        private static List<String> lines(Figures figures, Set<String> inexact, boolean roughly) {
            var lines = new ArrayList<String>();
            lines.add(line("value", figures.value(), roughly));
            lines(lines, "", figures.values(), inexact);
            lines.add("window " + figures.window());
            figures.comparisons().forEach(each -> {
                lines.add(each.id() + " " + each.from() + " " + each.to());
                lines.add(each.id() + " " + (roughly && isNear(each) ? "near" : each.direction() + " " + each.good()));
                lines.add(line(each.id() + ".value", each.value(), roughly));
                lines.add(line(
                        each.id() + ".change", roughly && isNear(each) ? BigDecimal.ZERO : each.change(), roughly));
                lines.add(line(
                        each.id() + ".percent", roughly && isNear(each) ? BigDecimal.ZERO : each.percent(), roughly));
                each.series()
                        .forEach(bucket ->
                                lines(lines, each.id() + bucket.from() + bucket.to(), bucket.values(), inexact));
            });
            figures.series()
                    .forEach(bucket -> lines(lines, bucket.from() + " " + bucket.to(), bucket.values(), inexact));
            figures.rows().forEach(row -> {
                row.groups().forEach((field, key) -> lines.add(field + ": " + key(key)));
                lines(lines, row.other() + " " + row.from() + " " + row.to(), row.values(), inexact);
            });
            return lines;
        }

        /** Whether nothing but the last digits of two averages or percentiles differ. */
        private static boolean isNear(Compared compared) {
            return compared.change() != null
                    && compared.change()
                                    .abs()
                                    .compareTo(compared.value().abs().max(LEAST).multiply(TOLERANCE))
                            <= 0;
        }

        private static void lines(
                List<String> lines, String where, Map<String, BigDecimal> values, Set<String> inexact) {
            values.forEach((id, number) -> lines.add(line(where + " " + id, number, inexact.contains(id))));
        }

        private static String line(String name, BigDecimal number, boolean roughly) {
            return roughly ? name + "=" + number : name + ": " + key(rounded(number));
        }

        /** A change or a percentage beyond a double is null. */
        private static BigDecimal rounded(BigDecimal number) {
            if (number == null || isBeyond(number)) {
                return null;
            }
            BigDecimal rounded = number.round(new MathContext(15, RoundingMode.HALF_UP));
            return number.doubleValue() == 0
                    ? BigDecimal.ZERO
                    : isBeyond(rounded) ? number.round(new MathContext(15, RoundingMode.DOWN)) : rounded;
        }

        private static String key(Object key) {
            return key instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : String.valueOf(key);
        }

        private static boolean isSame(String wanted, String got) {
            int end = wanted.indexOf('=');
            if (wanted.equals(got) || end < 0 || !got.startsWith(wanted.substring(0, end + 1))) {
                return wanted.equals(got);
            }
            try {
                BigDecimal one = new BigDecimal(wanted.substring(end + 1));
                BigDecimal other = new BigDecimal(got.substring(end + 1));
                BigDecimal size = one.abs().max(other.abs()).max(LEAST);
                return one.subtract(other).abs().compareTo(size.multiply(TOLERANCE)) <= 0;
            } catch (NumberFormatException text) {
                return false;
            }
        }
    }
}
