package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.live.log.EventName;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about events names the events, reasons and limits of the code, and no others. */
class DocumentedEventsTest {

    private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    private final String page = read(Path.of("src/site/markdown/events.md"));

    @Test
    void namesEveryEventInItsOrder() {
        assertThat(firstColumn("event"))
                .containsExactlyElementsOf(Arrays.stream(EventName.values())
                        .map(EventName::toString)
                        .toList());
    }

    @Test
    void namesEachReasonOfTheEndOfAStream() {
        assertThat(firstColumn("reason"))
                .containsAll(
                        Arrays.stream(StreamEnd.values()).map(StreamEnd::name).toList());
    }

    @Test
    void namesEveryReasonToReload() {
        TreeSet<String> reasons = new TreeSet<>(firstColumn("reason"));
        Arrays.stream(StreamEnd.values()).map(StreamEnd::name).forEach(reasons::remove);

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StreamEvents.ReloadReason.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void namesEveryLimitWithItsDefault() throws IOException {
        Properties defaults = new Properties();
        try (Reader reader = Files.newBufferedReader(DEFAULTS)) {
            defaults.load(reader);
        }
        Map<String, String> limits = new TreeMap<>();
        defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tenantboard.events."))
                .forEach(name -> limits.put(name, defaults.getProperty(name)));

        Map<String, String> documented = new TreeMap<>();
        Pattern.compile("(?m)^\\| `(tenantboard\\.[a-z.-]+)` \\|.*\\| `([^`]+)` \\|$")
                .matcher(page)
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));

        assertThat(documented).isEqualTo(limits);
    }

    /** The first cells of all tables that begin with this heading. */
    private List<String> firstColumn(String heading) {
        return Pattern.compile("(?m)^\\| " + heading + " \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)")
                .matcher(page)
                .results()
                .map(table -> table.group(1))
                .flatMap(rows ->
                        Pattern.compile("(?m)^\\| `([^`]+)`").matcher(rows).results())
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
