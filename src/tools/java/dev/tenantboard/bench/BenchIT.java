package dev.tenantboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.bench.data.Population;
import dev.tenantboard.bench.report.History;
import dev.tenantboard.bench.report.Line;
import dev.tenantboard.bench.report.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of run over few rows, for as short as it can be. Nothing is asserted of times. */
class BenchIT {

    private static final Path LOGS = Path.of(System.getProperty("tenantboard.target", "target"), "bench-it.log");

    @TempDir
    private Path directory;

    /**
     * A wrong status, or a statement of the control or of the limit that is not the product's, would end the run with an
     * exception.
     */
    @Test
    void measuresEveryScenarioAndReportsIt() throws Exception {
        BenchSettings settings = settings(0, false, Scenario.values());
        Run run = bench(settings).run();

        assertThat(run.lines()).hasSize(Scenario.values().length).allSatisfy(BenchIT::isMeasured);
        assertThat(new History(directory.resolve("history.jsonl")).runs()).containsExactly(run);
        assertThat(Files.readString(directory.resolve("figures.md"))).contains("feed page of 20", "of the control");
        assertThat(Files.readString(directory.resolve("report.html")))
                .contains("<svg", "feed page of 20")
                .doesNotContain("{{", "http://", "https://");
        assertThat(Files.readString(settings.site())).contains("feed page of 20", "prose before", "prose after");
    }

    @Test
    void comparesWithFiveTimesAsManyRows() throws Exception {
        BenchSettings settings = settings(0, true, Scenario.FEED);

        Run run = bench(settings).run();

        assertThat(run.lines()).isEmpty();
        assertThat(run.others())
                .containsOnlyKeys(
                        "feed page of 20, table 5 times as large, product: times as long",
                        "feed page of 20, table 5 times as large, limit: times as long")
                .allSatisfy(
                        (title, ratio) -> assertThat(ratio).as(title).isFinite().isPositive());
        assertThat(Files.readString(directory.resolve("growth.md"))).contains("table 5 times as large");
        // The page tells of whole runs.
        assertThat(Files.readString(settings.site())).doesNotContain("table 5 times");
    }

    @Test
    void soaksForAMinute() throws Exception {
        Run run = bench(settings(1, false, Scenario.MIX)).run();

        assertThat(run.others().get("soak, resident MB at the end")).isPositive();
        assertThat(run.others().get("soak, reachable MB at the end")).isPositive();
        assertThat(Files.readString(directory.resolve("soak.md"))).contains("reachable MB at the end");
    }

    private static Bench bench(BenchSettings settings) {
        return new Bench(settings, BenchIT::log);
    }

    private static void log(String words) {
        try {
            Files.writeString(LOGS, words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void isMeasured(Line line) {
        assertThat(line.product().rate()).as(line.title()).isPositive();
        assertThat(line.control().rate()).as(line.title()).isPositive();
        assertThat(line.limit().rate()).as(line.title()).isPositive();
    }

    private BenchSettings settings(int soak, boolean growth, Scenario... scenarios) throws Exception {
        Path site = Files.writeString(
                directory.resolve("measured.md"),
                "prose before\n"
                        + Arrays.stream(Kind.values())
                                .map(kind -> kind.beginMark() + "\n" + kind.endMark() + "\n")
                                .collect(Collectors.joining())
                        + "prose after\n");
        return new BenchSettings(
                directory,
                new Population(6, 3_000, 1_500, 1),
                1,
                0,
                1,
                8,
                List.of(scenarios),
                soak,
                growth,
                0,
                1,
                false,
                true,
                site);
    }
}
