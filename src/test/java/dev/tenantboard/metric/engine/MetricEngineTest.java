package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.metric.engine.Figures.Bucket;
import dev.tenantboard.metric.engine.Figures.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricEngineTest {

    private static final Instant NOW = Instant.parse("2024-04-03T10:00:00Z");

    private static Measured engine;

    @BeforeAll
    static void fill() {
        engine = Measured.empty();
        engine.database()
                .execute("insert into samples (organization_id, label, amount, whole, at, \"order\", more) values"
                        + " ('org-measured', 'a', 10.5, 1, '2024-03-31 00:30+01', '2024-03-31', '{\"n\": 1.5}'),"
                        + " ('org-measured', 'b', 20, 2, '2024-03-31 23:30+02', '2024-03-31', '{\"n\": \"2\"}'),"
                        + " ('org-measured', 'a', null, 3, '2024-04-01 00:00+02', '2024-04-01', '{\"n\": 4}'),"
                        + " ('org-measured', null, 'NaN', 4, '2024-04-02 12:00+02', '2024-04-02', '[1]'),"
                        + " ('org-measured', 'c', 7, 5, '2024-02-10 12:00+02', '2024-02-10', null),"
                        + " ('org-other', 'a', 1000, 100, '2024-04-01 12:00+02', '2024-04-01', '{\"n\": 9}')");
    }

    @AfterAll
    static void drop() {
        engine.close();
    }

    @Test
    void measuresTheRowsOfItsOrganizationInTheWindow() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples',
                 'measures':[{'id':'all','agg':'count'},{'id':'sum','agg':'sum','field':'amount'},
                     {'id':'n','agg':'sum','field':'more.n','as':'number'},{'id':'kinds','agg':'countDistinct','field':'label'},
                     {'id':'mid','agg':'median','field':'whole'},{'id':'last','agg':'last','field':'whole'},
                     {'id':'first','agg':'first','field':'whole'}],
                 'formulas':[{'id':'each','expr':'sum / all'}],
                 'time':{'field':'at','window':{'last':4,'unit':'day'},'zone':'Europe/Prague'},'value':'each'}""", NOW);

        assertThat(figures.window().from()).isEqualTo("2024-03-30T23:00:00Z");
        assertThat(figures.window().to()).isEqualTo(NOW);
        assertThat(figures.values().toString())
                .isEqualTo("{all=4, sum=30.5, n=5.5, kinds=2, mid=2.5, last=4, first=1, each=7.625}");
        assertThat(figures.value()).isEqualByComparingTo("7.625");
    }

    @Test
    void givesEveryDayItsBucketOverDaylightSaving() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'},{'id':'s','agg':'sum','field':'whole'}],
                 'time':{'field':'at','window':{'last':4,'unit':'day'},'grain':'day','zone':'Europe/Prague'},'value':'s'}""", NOW);

        assertThat(figures.value()).isEqualByComparingTo("10");
        assertThat(figures.series())
                .extracting(Bucket::from)
                .map(Instant::toString)
                .containsExactly(
                        "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z", "2024-04-01T22:00:00Z", "2024-04-02T22:00:00Z");
        assertThat(numbers(figures.series(), "s")).containsExactly("3", "3", "4", null);
    }

    @Test
    void countsADateAsTheDayThatItIsInTheZone() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'}],
                 'time':{'field':'day','window':{'last':4,'unit':'day'},'grain':'day','zone':'America/New_York','fill':'zero'},
                 'value':'n'}""", NOW);

        assertThat(numbers(figures.series(), "n")).containsExactly("2", "1", "1", "0");
    }

    @Test
    void comparesWithTheMonthBefore() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','measures':[{'id':'n','agg':'sum','field':'whole'}],
                 'time':{'field':'at','window':{'last':2,'unit':'month'},'grain':'month','zone':'Europe/Prague'},
                 'compare':[{'id':'then','to':'previous','align':'full'}],'value':'n'}""", NOW);

        assertThat(figures.comparisons()).singleElement().satisfies(then -> {
            assertThat(then.value()).isEqualByComparingTo("5");
            assertThat(then.change()).isEqualByComparingTo("5");
            assertThat(then.percent()).isEqualByComparingTo("100");
            assertThat(then.direction()).isEqualTo(Direction.UP);
            assertThat(then.good()).isNull();
            assertThat(numbers(then.series(), "n")).containsExactly(null, "5");
        });
    }

    @Test
    void groupsByTheTopAndTheOthers() {
        Figures figures = engine.figures("""
                {'v':1,'dataset':'samples','measures':[{'id':'n','agg':'count'},{'id':'m','agg':'median','field':'whole'}],
                 'groupBy':[{'field':'label','top':{'n':1,'by':'n','order':'desc','other':true}}]}""", NOW);

        assertThat(figures.rows())
                .map(Object::toString)
                .containsExactly(
                        "Row[groups={label=a}, other=[], from=null, to=null, values={n=2, m=2}]",
                        "Row[groups={label=null}, other=[label], from=null, to=null, values={n=3, m=4}]");
    }

    private static List<String> numbers(List<Bucket> series, String id) {
        return series.stream()
                .map(bucket -> bucket.values().get(id))
                .map(MetricEngineTest::plain)
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
