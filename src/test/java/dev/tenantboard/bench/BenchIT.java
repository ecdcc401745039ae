package dev.tenantboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.bench.data.Population;
import dev.tenantboard.bench.report.History;
import dev.tenantboard.bench.report.Line;
import dev.tenantboard.bench.report.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark over few rows, for a second each. Nothing is asserted of times. */
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
        BenchSettings settings = settings(Scenario.values());
        StringBuilder said = new StringBuilder();

        Run run = new Bench(settings, words -> said.append(words).append('\n')).run();

        Files.writeString(LOGS, said);
        assertThat(run.lines()).hasSize(Scenario.values().length).allSatisfy(BenchIT::isMeasured);
        assertThat(new History(directory.resolve("history.jsonl")).runs()).containsExactly(run);
        assertThat(Files.readString(directory.resolve("figures.md"))).contains("feed page of 20", "of the control");
        assertThat(Files.readString(directory.resolve("report.html")))
                .contains("<svg", "feed page of 20")
                .doesNotContain("{{", "http://", "https://");
        assertThat(Files.readString(settings.site())).contains("feed page of 20", "prose before", "prose after");
    }

    private static void isMeasured(Line line) {
        assertThat(line.product().rate()).as(line.title()).isPositive();
        assertThat(line.control().rate()).as(line.title()).isPositive();
        assertThat(line.limit().rate()).as(line.title()).isPositive();
    }

    private BenchSettings settings(Scenario... scenarios) throws Exception {
        Path site = Files.writeString(
                directory.resolve("measured.md"),
                "prose before\n<!-- figures: written by mvn -Pbench -Drenew -->\n<!-- end of the figures -->\nprose after\n");
        return new BenchSettings(
                directory,
                new Population(6, 3_000, 1_500, 1),
                1,
                0,
                1,
                8,
                List.of(scenarios),
                0,
                false,
                0,
                1,
                false,
                true,
                site);
    }
}
