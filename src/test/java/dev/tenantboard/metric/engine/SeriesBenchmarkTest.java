package dev.tenantboard.metric.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a daily series of 30 days takes, through the engine and by plain JDBC with the same statement, settings and
 * organization, in turns. Figures are printed; none is asserted, because machines differ.
 */
@Tag("heavy")
class SeriesBenchmarkTest {

    private static final Instant NOW = Instant.parse(ManyActivities.END);

    private static final List<String> SETTINGS = List.of(
            "set jit = off",
            "set max_parallel_workers_per_gather = 0",
            "set plan_cache_mode = force_custom_plan",
            "set random_page_cost = 0.01",
            "set seq_page_cost = 0.01",
            "set timezone = 'UTC'");

    private static final String SERIES = """
            {'v':1,'dataset':'activities',
             'measures':[{'id':'n','agg':'count'},{'id':'spend','agg':'sum','field':'metadata.amount','as':'number'}],
             'time':{'field':'createdAt','window':{'last':30,'unit':'day'},'grain':'day','zone':'Europe/Prague'},'value':'spend'}""";

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 5_000_000})
    void aSeriesCostsWhatItsOrganizationHas(int rows) throws Exception {
        try (Measured engine = Measured.empty();
                Connection plain = engine.database().application()) {
            ManyActivities.fill(engine.database(), rows, 300, 5_000, 300_000);
            for (String setting : SETTINGS) {
                plain.createStatement().execute(setting);
            }
            plain.setAutoCommit(false);
            for (int size : new int[] {300, 5_000, 300_000}) {
                compare(engine, plain, rows, size);
            }
        }
    }

    private static void compare(Measured engine, Connection plain, int rows, int size) throws Exception {
        String organization = "of-" + size;
        engine.as(organization);
        Figures figures = engine.figures(SERIES, NOW);
        assertThat(figures.series()).hasSize(30);
        Scan scan = engine.scans().get(0);
        Plan series = Measured.plan("it", Measured.query(SERIES));
        int times = size > 100_000 ? 15 : 200;
        var through = new ArrayList<Long>();
        var beside = new ArrayList<Long>();
        for (int time = -5; time < times; time++) {
            long one = nanos(() -> engine.calculate(series, NOW));
            long other = nanos(() -> plainly(plain, scan, organization));
            if (time >= 0) {
                through.add(one);
                beside.add(other);
            }
        }
        System.out.printf(
                "30-day daily series, organization of %,d rows (%s in the window) in a table of %,d: engine %.2f ms,"
                        + " plain JDBC %.2f ms, ratio %.2f%n",
                size,
                figures.values().get("n"),
                rows,
                median(through),
                median(beside),
                median(through) / median(beside));
    }

    private static int plainly(Connection plain, Scan scan, String organization) throws Exception {
        try (var setting = plain.prepareStatement("select set_config('app.current_org_id', ?, true)")) {
            setting.setString(1, organization);
            setting.execute();
            return PlainScan.run(plain, scan, organization);
        } finally {
            plain.rollback();
        }
    }

    private static long nanos(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return System.nanoTime() - begun;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}
