package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes and tables that the glossary names exist. */
class GlossaryTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern TABLE = Pattern.compile("`([a-z]+(?:_[a-z]+)+)`");
    private static final Pattern CREATED = Pattern.compile("create table (\\w+)");
    private static final Path MAIN = Path.of("src/main");

    @Test
    void namesClassesThatExist() throws IOException {
        Set<String> classes = files().map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
                .collect(Collectors.toSet());

        assertThat(found(CLASS)).hasSizeGreaterThan(30).isSubsetOf(classes);
    }

    @Test
    void namesTablesThatExist() throws IOException {
        Set<String> tables = files().filter(file -> file.toString().endsWith(".sql"))
                .flatMap(file -> CREATED.matcher(read(file)).results())
                .map((MatchResult table) -> table.group(1))
                .collect(Collectors.toSet());

        assertThat(found(TABLE)).hasSizeGreaterThan(5).isSubsetOf(tables);
    }

    private static Set<String> found(Pattern pattern) {
        return pattern.matcher(read(Path.of("src/site/markdown/glossary.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
