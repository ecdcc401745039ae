package dev.tenantboard.monitoring;

import static dev.tenantboard.api.Callers.ACME_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for operators names the metrics that a server serves, and no others. */
class OperationsPageIT extends ServerTest {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:http|db|tenantboard|memory|gc|thread|cpu|jvm|system|classloader)_\\w+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`\\w+`(?:, `\\w+`)*)? ?\\|");
    private static final Pattern PART = Pattern.compile("_(?:bucket|count|sum)$");

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("src/site/markdown/operations.md"));
        api.as(ACME_OWNER).get("/widgets").isStatus(200);
    }

    @Test
    void hasARowForEachMetricOfTheApplication() {
        Set<String> rows = found(ROW, 1);

        Set<String> served = Scrape.of(api).names().stream()
                .map(OperationsPageIT::family)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isEqualTo(served);
    }

    @Test
    void namesNoUnknownMetric() {
        Set<String> served = Scrape.ofAll(api).names();
        Set<String> families = served.stream().map(OperationsPageIT::family).collect(Collectors.toSet());

        assertThat(found(METRIC, 0))
                .hasSizeGreaterThan(20)
                .allMatch(name -> served.contains(name) || families.contains(name));
    }

    /** A histogram has three series. */
    private static String family(String series) {
        return series.contains("_seconds_") ? PART.matcher(series).replaceFirst("") : series;
    }

    private Set<String> found(Pattern pattern, int group) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
