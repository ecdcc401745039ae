package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the text of the sources and pages, and not for the compiled classes. */
class SourcesTest {

    private static final Path SOURCES = Path.of("src", "main");

    /** Files and directories with words for readers. */
    private static final List<String> WRITTEN =
            List.of("README.md", "src/site/markdown", "src/main", "payara-config", "docker-compose.yml", "pom.xml");

    /** Words that a reader whose second language is English does not understand at once, or that mean several things. */
    private static final Pattern UNCLEAR = Pattern.compile(
            String.join(
                    "|",
                    "\\b(who|whom|what)ever\\b",
                    "\\bsomebody\\b",
                    "\\bnobody('s| else)\\b",
                    "\\b(is|are|was|were|be|been) told\\b",
                    "\\btells? of\\b",
                    "\\btellers?\\b",
                    "\\bfor want of\\b",
                    "\\bstands? (for|in|there|apart|beside)\\b",
                    "\\bas (it|they) stands?\\b",
                    "\\bof (its|their) own\\b",
                    "\\bwhat (became|becomes) of\\b",
                    "\\b(is|are|was|were) asked for\\b",
                    "\\bwake-?ups?\\b",
                    "\\bnews\\b",
                    "\\blanes?\\b"),
            Pattern.CASE_INSENSITIVE);

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

    /** The test of the architecture would not see this dependency. The server creates the pool by its name. */
    @Test
    void namesNoClassInAString() throws IOException {
        assertNoneHas("\"dev\\.tenantboard\\.(?!persistence\\.ConnectionPool\")[\\w.]*[A-Z]");
    }

    @Test
    void hasNoTodo() throws IOException {
        assertNoneHas("\\b(TODO|FIXME|XXX)\\b");
    }

    @Test
    void hasNoUnclearWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : written()) {
            UNCLEAR.matcher(joined(read(file))).results().forEach(word -> found.add(file + ": " + word.group()));
        }

        assertThat(found).isEmpty();
    }

    /** In one line, without the marks of comments: a phrase may continue in the next line. */
    private static String joined(String text) {
        return text.replaceAll("\\s*\\n[\\s*#/-]*", " ");
    }

    private static List<Path> written() throws IOException {
        List<Path> written = new ArrayList<>();
        for (String root : WRITTEN) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile).forEach(written::add);
            }
        }
        assertThat(written).hasSizeGreaterThan(20);
        return written;
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
