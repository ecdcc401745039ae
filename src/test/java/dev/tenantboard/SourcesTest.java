package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules over what is written in src/main rather than over what it compiles to. */
class SourcesTest {

    private static final Path SOURCES = Path.of("src", "main");

    @Test
    void setsNothingForLongerThanATransaction() throws IOException {
        assertNoneHas("set_config\\([^;]*?,\\s*false\\s*\\)", "(?i)\\bset\\s+(session\\s+)?app\\.");
    }

    @Test
    void leavesEclipseLinksGuardsOn() throws IOException {
        assertNoneHas("tenants-share-cache", "<shared-cache-mode>(?!NONE)", "join-existing\" value=\"(?!true)");
        // Native SQL is allowed a query at a time: never for the whole unit.
        assertThat(persistence()).doesNotContain("allow-native-sql", "FINE", "logging.level");
    }

    /** Such a query is sent on another connection, one that no tenant was set on: see TenancyInsideIT. */
    @Test
    void asksNoQueryToBeReadOnly() throws IOException {
        assertNoneHas("eclipselink\\.read-only", "QueryHints\\.READ_ONLY");
    }

    @Test
    void configuresThePersistenceUnitAsIsolationNeedsIt() throws IOException {
        assertThat(persistence())
                .contains("<shared-cache-mode>NONE</shared-cache-mode>")
                .contains("name=\"eclipselink.transaction.join-existing\" value=\"true\"")
                .contains("name=\"jakarta.persistence.schema-generation.database.action\" value=\"none\"")
                .contains("name=\"eclipselink.logging.parameters\" value=\"false\"");
    }

    @Test
    void carriesNoKeyAndNoPassword() throws IOException {
        assertNoneHas(
                "BEGIN [A-Z ]*PRIVATE KEY",
                "(?i)password\\s*=\\s*[^\\s\"$]{3,}\\s*$",
                "eyJhbGciOi",
                "\"d\"\\s*:\\s*\"");
    }

    @Test
    void hasNoTodo() throws IOException {
        assertNoneHas("\\b(TODO|FIXME|XXX)\\b");
    }

    private static String persistence() throws IOException {
        return Files.readString(SOURCES.resolve("resources/META-INF/persistence.xml"));
    }

    private static void assertNoneHas(String... patterns) throws IOException {
        Map<Path, String> sources = sources();
        assertThat(sources).hasSizeGreaterThan(50);
        for (String pattern : patterns) {
            Pattern forbidden = Pattern.compile(pattern, Pattern.MULTILINE);
            List<Path> found = sources.keySet().stream()
                    .filter(file -> forbidden.matcher(sources.get(file)).find())
                    .toList();
            assertThat(found).as(pattern).isEmpty();
        }
    }

    private static Map<Path, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|xml|properties|sql)"))
                    .collect(Collectors.toMap(file -> file, SourcesTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
