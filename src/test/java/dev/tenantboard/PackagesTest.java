package dev.tenantboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The root package's description is the table of contents, so it has one line for each package. */
class PackagesTest {

    private static final Path ROOT = Path.of("src/main/java/dev/tenantboard");
    private static final Pattern LINE = Pattern.compile("<dt>\\{@code ([a-z.]+)}<dd>\\S.{10,}");

    @Test
    void areListedInTheRootPackage() throws IOException {
        String contents = Files.readString(ROOT.resolve("package-info.java"));

        List<String> listed = LINE.matcher(contents)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(packages());
    }

    @Test
    void areFewEnoughToBeKnownByHeart() throws IOException {
        assertThat(packages().stream().filter(name -> !name.contains("."))).hasSizeLessThanOrEqualTo(20);
        assertThat(packages()).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void areDescribed() throws IOException {
        assertThat(packages())
                .allSatisfy(
                        name -> assertThat(ROOT.resolve(name.replace('.', '/')).resolve("package-info.java"))
                                .content()
                                .startsWith("/**"));
    }

    private static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> ROOT.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }
    }
}
