package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored counts with all its digits, whatever its type is. */
class ExactNumbersTest {

    private static final Instant NOW = Instant.parse("2024-04-03T10:00:00Z");

    private static Measured engine;

    /** Each type with its largest and smallest numbers, numbers that differ in their last digit, and what is no number. */
    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        stored("small", "int2", "-32768", "32767", "0");
        stored("whole", "int4", "-2147483648", "2147483647", "2147483646");
        stored("big", "int8", "-9223372036854775808", "9223372036854775807", "9100000000000001", "9100000000000002");
        stored(
                "amount",
                "numeric",
                "9100000000000001",
                "9100000000000002",
                "9100000000000002.000",
                "-99999999999999999999999999999999999999.99",
                "0.00000000000000000000000000000000000000000000000001",
                "NaN",
                "Infinity",
                "-Infinity");
        stored("price", "money", "-92233720368547758.08", "92233720368547758.07", "0.01");
        stored(
                "single",
                "float4",
                "2345671",
                "2345672",
                "33554432",
                "0.1",
                "3.4028235e38",
                "-3.4028235e38",
                "1e-45",
                "NaN",
                "Infinity",
                "-Infinity");
        stored(
                "ratio",
                "float8",
                "9007199254740991",
                "9007199254740992",
                "0.1",
                "0.30000000000000004",
                "1.7976931348623157e308",
                "-1.7976931348623157e308",
                "5e-324",
                "NaN",
                "Infinity",
                "-Infinity");
        engine.database()
                .execute(
                        "insert into samples (organization_id, label, more) values"
                                + " ('org-measured', 'more', '{\"n\": 9100000000000001}'), ('org-measured', 'more', '{\"n\": 9100000000000002}'),"
                                + " ('org-measured', 'more', '{\"n\": 91000000000000020e-1}'), ('org-measured', 'more', '{\"n\": 0.12345678901234567}')");
    }

    private static void stored(String column, String type, String... numbers) {
        for (String number : numbers) {
            engine.database()
                    .execute("insert into samples (organization_id, label, " + column + ") values ('org-measured', '"
                            + column + "', '" + number + "'::" + type + ")");
        }
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    private static Figures figures(String field, String rest) {
        return engine.figures(
                ("{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'},"
                                + "{'id':'distinct','agg':'countDistinct','field':'%1$s'%2$s},"
                                + "{'id':'sum','agg':'sum','field':'%1$s'%2$s},{'id':'least','agg':'min','field':'%1$s'%2$s},"
                                + "{'id':'largest','agg':'max','field':'%1$s'%2$s},{'id':'median','agg':'median','field':'%1$s'%2$s}],"
                                + "%3$s}")
                        .formatted(field, as(field), rest),
                NOW);
    }

    private static String as(String field) {
        return field.contains(".") ? ",'as':'number'" : "";
    }

    private static String where(String field, String op, String value) {
        return "'value':'n','where':{'field':'" + field + "'" + as(field) + ",'op':'" + op + "','value':" + value + "}";
    }

    @Test
    void measuresRealsWithAllTheirDigits() {
        Figures figures = figures(
                "single",
                where("single", "gt", "1000")
                                .replace("'where':", "'where':{'and':[{'field':'single','op':'lt','value':1e9},")
                        + "]}");

        assertThat(figures.values().toString())
                .isEqualTo("{n=3, distinct=3, sum=38245775, least=2345671, largest=33554432, median=2345672}");
        assertThat(figures("single", where("single", "eq", "2345671")).value()).isEqualByComparingTo("1");
        assertThat(figures("single", where("single", "eq", "0.1")).value()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "small, -32768, 32767",
        "whole, -2147483648, 2147483647",
        "big, -9223372036854775808, 9223372036854775807",
        "price, -92233720368547758.08, 92233720368547758.07",
        "amount, -99999999999999999999999999999999999999.99, 9100000000000002",
        "single, -3.4028235e38, 3.4028235e38",
        "ratio, -1.7976931348623157e308, 1.7976931348623157e308"
    })
    void findsTheLeastAndTheLargest(String field, BigDecimal least, BigDecimal largest) {
        Figures figures = figures(field, "'value':'n'");

        assertThat(figures.values().get("least")).isEqualByComparingTo(fifteenDigits(least));
        assertThat(figures.values().get("largest")).isEqualByComparingTo(fifteenDigits(largest));
        if (digits(least) <= 100) {
            assertThat(figures(field, where(field, "eq", least.toString())).value())
                    .isEqualByComparingTo("1");
            assertThat(figures(field, where(field, "gt", least.toString()))
                            .values()
                            .get("least"))
                    .isGreaterThan(fifteenDigits(least));
        }
    }

    /** What a double can hold, also next to the largest one. */
    private static BigDecimal fifteenDigits(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(15, RoundingMode.HALF_UP));
        return Double.isInfinite(rounded.doubleValue())
                ? number.round(new MathContext(15, RoundingMode.DOWN))
                : rounded;
    }

    /** A key of more than a hundred digits is exact too, but no condition can have it. */
    @ParameterizedTest
    @CsvSource({"small, 3", "whole, 3", "big, 4", "amount, 4", "price, 3", "single, 7", "ratio, 7", "more.n, 3"})
    void findsTheRowsOfEachKey(String field, int keys) {
        List<Row> rows = figures(
                        field,
                        "'groupBy':[{'field':'" + field + "'" + as(field) + "}],'where':{'field':'" + field + "'"
                                + as(field) + ",'op':'isNotNull'}")
                .rows();

        assertThat(rows).hasSize(keys);
        rows.stream().filter(row -> digits(key(row, field)) <= 100).forEach(row -> {
            String key = key(row, field).toString();
            assertThat(figures(field, where(field, "eq", key)).value())
                    .as(key)
                    .isEqualByComparingTo(row.values().get("n"));
        });
    }

    private static BigDecimal key(Row row, String field) {
        return (BigDecimal) row.groups().get(field);
    }

    private static int digits(BigDecimal number) {
        return number.toPlainString().replaceAll("[-.]", "").length();
    }

    @ParameterizedTest
    @CsvSource({
        "big, 9100000000000001",
        "amount, 9100000000000001",
        "more.n, 9100000000000001",
        "ratio, 9007199254740991"
    })
    void keepsTheLastDigitOfAKey(String field, BigDecimal key) {
        List<Row> rows = figures(
                        field,
                        "'groupBy':[{'field':'" + field + "'" + as(field)
                                + ",'top':{'n':100,'by':'n','other':false}}],'where':{'and':[{'field':'" + field + "'"
                                + as(field) + ",'op':'gte','value':" + key + "},{'field':'" + field + "'" + as(field)
                                + ",'op':'lt','value':9100000000000003}]},'orderBy':[{'id':'" + field + "'}]")
                .rows();

        assertThat(rows).extracting(row -> key(row, field)).containsExactly(key, key.add(BigDecimal.ONE));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        engine.database()
                .execute("insert into samples (organization_id, label, amount) values ('org-measured', 'long', 1e-300),"
                        + " ('org-measured', 'longer', 1e-401)");
        String grouped =
                "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],'groupBy':[{'field':'amount'}],"
                        + "'where':{'field':'label','op':'eq','value':'%s'}}";

        assertThat(engine.figures(grouped.formatted("long"), NOW).rows())
                .extracting(row -> row.groups().get("amount"))
                .containsExactly(new BigDecimal("1e-300"));
        assertThat(engine.calculate(grouped.formatted("longer"), NOW).failure())
                .isEqualTo(new Outcome.Failure(Outcome.Kind.SIZE, "The number of a group has more than 400 digits."));
        engine.database().execute("delete from samples where label like 'long%'");
    }

    @Test
    void calculatesWithAllDigitsOfAMedian() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','where':{'field':'big','op':'eq','value':9100000000000001},
                 'measures':[{'id':'m','agg':'median','field':'big'},{'id':'p','agg':'percentile','p':0.50,'field':'big'},
                     {'id':'least','agg':'min','field':'big'}],
                 'formulas':[{'id':'more','expr':'m - least'},{'id':'same','expr':'p - least'}],'value':'more'}""", NOW);

        assertThat(figures.values().get("more")).isZero();
        assertThat(figures.values().get("same")).isZero();
    }

    @Test
    void interpolatesBetweenTheLargestDoubles() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','where':{'or':[{'field':'ratio','op':'gt','value':1e99},{'field':'ratio','op':'lt','value':0}]},
                 'measures':[{'id':'m','agg':'median','field':'ratio'},
                     {'id':'p','agg':'percentile','p':0.75,'field':'ratio'}],'value':'p'}""", NOW);

        assertThat(figures.values().get("m")).isZero();
        assertThat(figures.value()).isEqualByComparingTo("898846567431158e293");
    }

    /** The last microsecond of a day is in the day, however many digits follow. */
    @Test
    void cutsTimesOfDocumentsToTheMicrosecond() {
        engine.database()
                .execute("insert into samples (organization_id, more) values"
                        + " ('org-measured', '{\"when\": \"2024-03-31T23:59:59.9999999Z\"}'),"
                        + " ('org-measured', '{\"when\": \"2024-03-31T23:59:59.999999999+00:00\"}')");
        String day =
                "{'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],'value':'n','time':{'field':'more.when',"
                        + "'as':'time','window':{'from':'%s','to':'%s'}}}";

        assertThat(engine.figures(day.formatted("2024-03-31", "2024-04-01"), NOW)
                        .value())
                .isEqualByComparingTo("2");
        assertThat(engine.figures(day.formatted("2024-04-01", "2024-04-02"), NOW)
                        .value())
                .isZero();
    }

    /** The text of a float has fewer digits where a database or a role has another setting. */
    @Test
    void readsFloatsWithoutTheSettingsOfTheDatabase() throws Exception {
        String digits = engine.inTenant(connection -> {
            try (var result = connection.createStatement().executeQuery("show extra_float_digits")) {
                result.next();
                return result.getString(1);
            }
        });

        assertThat(digits).isEqualTo("1");
    }
}
