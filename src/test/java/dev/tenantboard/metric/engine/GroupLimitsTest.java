package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures.Row;
import dev.tenantboard.metric.engine.Outcome.Failure;
import dev.tenantboard.metric.engine.Outcome.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many groups a result may have, and how many there may be before its order and its limit. */
class GroupLimitsTest {

    private static final Instant NOW = Instant.parse("2024-04-03T10:00:00Z");

    private static final String TOO_MANY =
            "The query has more than 1000 rows or 5000 numbers. Group by fewer values, or name a top.";

    private static final String TOO_MANY_BEFORE =
            "The query has more than 5000 numbers before its order and limit, which need all of them for a formula or a"
                    + " grain. Group by fewer values, or name a top.";

    private static Measured engine;

    /** A group for each number, of as many rows as its last digit says and one more. */
    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        engine.database()
                .execute("insert into samples (organization_id, whole, big, at)"
                        + " select 'org-measured', n, n * (m + 1), '2024-04-01 12:00Z'"
                        + " from generate_series(1, 6000) n, generate_series(0, n % 10) m");
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    /** A query of the groups up to a number. The measures are a count and sums. */
    private static Outcome calculate(int groups, int measures, int formulas, String rest) {
        String sums = IntStream.range(1, measures)
                .mapToObj(i -> ",{'id':'m" + i + "','agg':'sum','field':'big'}")
                .collect(Collectors.joining());
        String terms = IntStream.range(0, formulas)
                .mapToObj(i -> "{'id':'f" + i + "','expr':'n + " + i + "'}")
                .collect(Collectors.joining(","));
        return engine.calculate(
                "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}" + sums + "]"
                        + (formulas == 0 ? "" : ",'formulas':[" + terms + "]")
                        + ",'where':{'field':'whole','op':'lte','value':" + groups + "},'groupBy':[{'field':'whole'}]"
                        + rest
                        + "}",
                NOW);
    }

    private static List<Row> rows(Outcome outcome) {
        assertThat(outcome.failure()).isNull();
        return outcome.figures().rows();
    }

    @ParameterizedTest
    @CsvSource({
        "1001, 1, 0, 1000",
        "1001, 5, 0, 1000",
        "501, 8, 2, 500",
        "6000, 8, 2, 500",
        "6000, 1, 0, 1",
        "1000, 1, 0, 1000"
    })
    void doesNotCountWhatIsBeyondTheLimit(int groups, int measures, int formulas, int limit) {
        List<Row> rows = rows(calculate(groups, measures, formulas, ",'limit':" + limit));

        assertThat(rows).hasSize(limit);
        assertThat(engine.fetched()).isEqualTo(limit + 1);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, 0", "1000, 5, 0", "625, 8, 0", "500, 8, 2"})
    void answersAsManyRowsAndNumbersAsThePageSays(int groups, int measures, int formulas) {
        assertThat(rows(calculate(groups, measures, formulas, ""))).hasSize(groups);
        assertThat(calculate(groups + 1, measures, formulas, "").failure()).isEqualTo(new Failure(Kind.SIZE, TOO_MANY));
    }

    @Test
    void refusesALimitOfMoreNumbersThanAnAnswerHas() {
        assertThat(calculate(1000, 8, 2, ",'limit':501").failure()).isEqualTo(new Failure(Kind.SIZE, TOO_MANY));
    }

    /** With two numbers a row, 2,500 groups are 5,000 numbers. */
    @Test
    void ordersByAFormulaBeforeTheLimit() {
        String best = ",'orderBy':[{'id':'f0','dir':'desc'},{'id':'whole'}],'limit':3";

        assertThat(rows(calculate(2500, 1, 1, best)))
                .extracting(row -> row.groups().get("whole").toString())
                .containsExactly("9", "19", "29");
        assertThat(calculate(2501, 1, 1, best).failure()).isEqualTo(new Failure(Kind.SIZE, TOO_MANY_BEFORE));
    }

    @Test
    void ordersByAMeasureHoweverManyGroupsThereAre() {
        assertThat(rows(calculate(
                        6000, 1, 1, ",'orderBy':[{'id':'n','dir':'desc'},{'id':'whole','dir':'desc'}],'limit':2")))
                .extracting(row -> row.groups().get("whole").toString())
                .containsExactly("5999", "5989");
    }

    /** Each group has a row for each minute, also where nothing was measured. */
    @Test
    void countsTheBucketsThatAreFilled() {
        String minutes =
                ",'time':{'field':'at','window':{'from':'2024-04-01','to':'2024-04-01T16:40:00'},'grain':'minute'%s}";

        assertThat(rows(calculate(5, 1, 0, minutes.formatted("") + ",'limit':3")))
                .hasSize(3);
        assertThat(calculate(6, 1, 0, minutes.formatted("") + ",'limit':3").failure())
                .isEqualTo(new Failure(Kind.SIZE, TOO_MANY_BEFORE));
        assertThat(rows(calculate(1, 1, 0, minutes.formatted("")))).hasSize(1000);
        assertThat(calculate(2, 1, 0, minutes.formatted("")).failure()).isEqualTo(new Failure(Kind.SIZE, TOO_MANY));
        assertThat(rows(calculate(1000, 1, 0, minutes.formatted(",'fill':'none'"))))
                .hasSize(1000);
    }
}
