package dev.tenantboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {

    private static final Path SITE = Path.of("src", "site", "markdown", "measured.md");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void renewsOnlyThePartOfThePageThatTheRunIsFor(Kind kind) throws Exception {
        Path page = directory.resolve("measured.md");
        Files.copy(SITE, page);

        Reports.renew(page, kind, "| figures |");

        String before = Files.readString(SITE);
        assertThat(page)
                .hasContent(before.substring(
                                0,
                                before.indexOf(kind.beginMark())
                                        + kind.beginMark().length()) + "\n\n| figures |\n"
                        + before.substring(before.indexOf(kind.endMark())));
    }

    @Test
    void tellsTheThreePartsApart() throws Exception {
        for (Kind kind : Kind.values()) {
            assertThat(Files.readString(SITE))
                    .containsOnlyOnce(kind.beginMark())
                    .containsOnlyOnce(kind.endMark());
        }
    }
}
