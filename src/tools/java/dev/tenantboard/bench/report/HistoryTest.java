package dev.tenantboard.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Figures PRODUCT = new Figures(500, 10, 30, 2, 4, 1, 2, 0.1);
    private static final Figures LIMIT = new Figures(900, 5, 20, 0, 4, 0, 3.6, 0.1);
    private static final Run RUN = new Run(
            "c0ffee1",
            "2026-01-01T00:00:00Z",
            "a machine",
            "-Dseed=1",
            List.of(new Line("feed", "feed page of 20", 5, 3, PRODUCT, PRODUCT, LIMIT, 0.7, 0.6, 0.8, 0.5)),
            Map.of());

    @TempDir
    private Path directory;

    @Test
    void storesRequestsPerProcessorSecond() throws Exception {
        History history = new History(directory.resolve("history.jsonl"));

        history.add(RUN);

        assertThat(history.runs()).containsExactly(RUN);
        assertThat(Files.readString(history.file()))
                .contains("\"requestsPerServerSecond\":500.0", "\"requestsPerDatabaseSecond\":250.0")
                .contains("\"requestsPerServerSecond\":0.0");
    }

    @Test
    void showsRequestsPerProcessorSecond() {
        String table = Markdown.of(RUN, RUN);

        assertThat(table)
                .contains("| requests per processor-second, server | requests per processor-second, database |")
                .contains("| 2.00 | 4.00 | 500 | 250 | 1.00 | 2.00 |")
                .contains("| feed page of 20 | +0 % | +0 % | +0 % | 0.70, was 0.70 |");
    }
}
