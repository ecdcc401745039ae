package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.Seed;
import dev.tenantboard.metric.engine.Outcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedScansTest {

    private static final Instant NOW = Instant.parse("2024-03-31T10:00:00Z");
    private static final Random RANDOM = Seed.random();
    private static final String SERIES =
            "'time':{'field':'at','window':{'last':30,'unit':'day'},'grain':'day','zone':'Europe/Prague'},"
                    + "'compare':[{'id':'then','to':'previous'}],'value':'m'";

    private static Measured engine;

    @BeforeAll
    static void fill() throws Exception {
        engine = Measured.empty();
        SampleRow.insert(
                engine.database(),
                Stream.generate(() -> SampleRow.random(RANDOM)).limit(400).toList());
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @BeforeEach
    void forget() {
        engine.scans();
    }

    private static Plan card(String key, String measure) {
        return Measured.plan(
                key,
                Measured.query("{'v':1,'dataset':'samples','measures':[{'id':'m'," + measure + "}]," + SERIES + "}"));
    }

    @Test
    void twelveCardsOverOneWindowCostOneStatement() {
        List<Plan> cards = List.of(
                card("0", "'agg':'count'"),
                card("1", "'agg':'count','field':'label'"),
                card("2", "'agg':'countDistinct','field':'label'"),
                card("3", "'agg':'sum','field':'amount'"),
                card("4", "'agg':'avg','field':'amount'"),
                card("5", "'agg':'min','field':'whole'"),
                card("6", "'agg':'max','field':'whole'"),
                card("7", "'agg':'median','field':'whole'"),
                card("8", "'agg':'percentile','p':0.9,'field':'ratio'"),
                card("9", "'agg':'last','field':'whole'"),
                card("10", "'agg':'sum','field':'more.n','as':'number'"),
                card("11", "'agg':'count','where':{'field':'kind','op':'eq','value':'ERROR'}"));

        Map<String, Outcome> together = engine.calculate(cards, NOW);

        assertThat(engine.scans()).hasSize(1);
        assertThat(together)
                .hasSize(12)
                .allSatisfy((key, outcome) -> assertThat(outcome.failure()).isNull());
        assertThat(together.get("0").figures().value()).isNotZero();
        cards.forEach(
                card -> assertThat(together.get(card.key())).as(card.key()).isEqualTo(engine.calculate(card, NOW)));
        assertThat(engine.scans()).hasSize(12);
    }

    @Test
    void whateverIsAskedTogetherComesToTheSame() {
        for (int time = 0; time < (Seed.isHeavy() ? 300 : 20); time++) {
            Instant now = SampleRow.instant(RANDOM);
            boolean isOfScreen = RANDOM.nextBoolean();
            RandomRange range = RandomRange.ofScreen(RANDOM);
            List<Plan> plans = IntStream.range(0, 8)
                    .mapToObj(number -> Measured.plan("" + number, Measured.query(new RandomQuery(RANDOM).next())))
                    .map(plan -> isOfScreen ? range.applied(plan) : plan)
                    .toList();

            Map<String, Outcome> together = engine.calculate(plans, now);

            plans.forEach(plan ->
                    assertThat(together.get(plan.key())).as("%s", plan.query()).isEqualTo(engine.calculate(plan, now)));
        }
    }

    @Test
    void aMeasureThatIsAskedForTwiceIsMeasuredOnce() {
        engine.calculate(
                List.of(card("0", "'agg':'sum','field':'whole'"), card("1", "'agg':'sum','field':'whole'")), NOW);

        assertThat(engine.scans())
                .singleElement()
                .satisfies(scan -> assertThat(scan.measures()).hasSize(1));
    }

    @Test
    void moreMeasuresThanOneStatementTakesAreSeveral() {
        var cards = new ArrayList<Plan>();
        for (int number = 0; number < 40; number++) {
            cards.add(card("" + number, "'agg':'percentile','p':0.0" + (number + 10) + ",'field':'whole'"));
        }

        Map<String, Outcome> outcomes = engine.calculate(cards, NOW);

        assertThat(engine.scans()).extracting(scan -> scan.measures().size()).containsExactly(32, 8);
        assertThat(outcomes)
                .hasSize(40)
                .allSatisfy((key, outcome) -> assertThat(outcome.failure()).isNull());
    }

    private static Plan plain(String key, String more) {
        return Measured.plan(
                key,
                Measured.query(
                        "{'v':1,'dataset':'samples','measures':[{'id':'m','agg':'count'}],'value':'m'" + more + "}"));
    }

    @Test
    void otherWindowsAreAnotherStatement() {
        engine.calculate(List.of(card("0", "'agg':'count'"), plain("1", "")), NOW);

        assertThat(engine.scans()).hasSize(2);
    }

    @Test
    void totalsOfOneScanAreReadFromTheBucketsOfAnother() {
        Plan total = plain("total", ",'time':{'field':'at','window':{'last':30,'unit':'day'},'zone':'Europe/Prague'}");

        Map<String, Outcome> together = engine.calculate(List.of(total, card("series", "'agg':'count'")), NOW);

        assertThat(engine.scans()).hasSize(1);
        assertThat(together.get("total")).isEqualTo(engine.calculate(total, NOW));
        assertThat(together.get("total").figures().value())
                .isEqualTo(together.get("series").figures().value());
    }

    @Test
    void eightConditionsShareAStatement() {
        List<Plan> cards = IntStream.range(0, 9)
                .mapToObj(number ->
                        plain("" + number, ",'where':{'field':'whole','op':'eq','value':" + (number - 4) + "}"))
                .toList();

        Map<String, Outcome> together = engine.calculate(cards, NOW);

        assertThat(engine.scans()).extracting(scan -> scan.measures().size()).containsExactly(8, 1);
        cards.forEach(card -> assertThat(together.get(card.key())).isEqualTo(engine.calculate(card, NOW)));
    }

    /** A bucket without rows of the one condition may have rows of the other. */
    @Test
    void otherConditionsOfSeriesAreAnotherStatement() {
        String time = "'time':{'field':'at','window':{'last':30,'unit':'day'},'grain':'day'}";
        engine.calculate(
                List.of(plain("0", "," + time), plain("1", ",'where':{'field':'open','op':'eq','value':true}," + time)),
                NOW);

        assertThat(engine.scans()).hasSize(2);
    }

    /** The sum of numbers of 300 digits is a number, and a percentile of them is beyond what the database computes. */
    @Test
    void oneThatFailsHarmsNoOther() {
        engine.database()
                .execute(
                        "insert into samples (organization_id, at, more) values"
                                + " ('org-measured', '2024-03-31 08:00Z', jsonb_build_object('huge', repeat('9', 400)::numeric))");

        Map<String, Outcome> outcomes = engine.calculate(
                List.of(
                        card("fine", "'agg':'count'"),
                        card("beyond", "'agg':'percentile','p':0.9,'field':'more.huge','as':'number'"),
                        card("unstorable", "'agg':'sum','field':'more.huge','as':'number'")),
                NOW);

        assertThat(engine.scans()).hasSize(4);
        assertThat(outcomes.get("fine").failure()).isNull();
        assertThat(outcomes.get("beyond").failure().kind()).isEqualTo(Kind.QUERY);
        assertThat(outcomes.get("unstorable").failure().kind()).isEqualTo(Kind.QUERY);
    }
}
