package dev.tenantboard.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The types of problems, where they are used, and the page that lists them. */
class ProblemTypeTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path PAGE = Path.of("src", "site", "markdown", "problems.md");

    /** Code, status, title, when, what to do. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.*) \\| (.*) \\| (.*) \\| (.*) \\|$");

    @ParameterizedTest
    @EnumSource
    void isWellFormed(ProblemType type) {
        URI uri = URI.create(type.uri());

        assertThat(uri.isAbsolute()).isTrue();
        assertThat(uri.getHost()).isEqualTo("tenantboard.dev");
        assertThat(uri.getPath()).isEqualTo("/problems/" + type.name());
        assertThat(type.name()).matches("[A-Z]+(_[A-Z]+)*").hasSizeLessThan(40);
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.title()).matches("[A-Z].*[^.]");
        assertThat(type.advice()).matches("[A-Z].*[.]");
    }

    @Test
    void saysDifferentThingsOfDifferentTypes() {
        assertThat(ProblemType.values()).extracting(ProblemType::title).doesNotHaveDuplicates();
        assertThat(ProblemType.values()).extracting(ProblemType::uri).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isUsed(ProblemType type) {
        Pattern use = Pattern.compile("\\bProblemType\\." + type.name() + "\\b");

        assertThat(sources())
                .as("sources that use " + type)
                .anyMatch(source -> use.matcher(source).find());
    }

    @Test
    void isGivenWhereverAFilterRefuses() {
        assertThat(sources().stream().filter(source -> source.contains(".sendError(")))
                .singleElement()
                .satisfies(source -> assertThat(source).contains("class ContainerRefusal"));
    }

    @Test
    void belongsTogetherWithTheRestOfAProblem() {
        Problem problem = Problem.of(ProblemType.NOT_FOUND);

        assertThat(List.of(problem.type(), problem.code(), problem.title(), problem.status()))
                .containsExactly(
                        ProblemType.NOT_FOUND.uri(),
                        ProblemType.NOT_FOUND,
                        ProblemType.NOT_FOUND.title(),
                        ProblemType.NOT_FOUND.status());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Problem("about:blank", ProblemType.NOT_FOUND, "", 500, "", "", List.of()));
    }

    @Test
    void hasARowOfThePage() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> {
                    assertThat(row.group(4)).as("when of " + row.group(1)).matches("[A-Z`].*[.]");
                    return String.join(" | ", row.group(1), row.group(2), row.group(3), row.group(5));
                })
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> String.join(
                                " | ", type.name(), String.valueOf(type.status()), type.title(), type.advice()))
                        .toList());
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemTypeTest::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
