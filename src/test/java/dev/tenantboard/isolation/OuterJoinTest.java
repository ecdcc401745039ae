package dev.tenantboard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * EclipseLink does not add the tenant's criteria to the target of an outer join, so such a join would return rows of
 * others.
 */
class OuterJoinTest {

    private static final Pattern OUTER_JOIN = Pattern.compile("(?i)\\b(left|outer)\\s+join|JoinType\\.LEFT|@JoinFetch");

    private static final Path SOURCES = Path.of("src/main/java/dev/tenantboard");

    /**
     * Files without entities. They read PostgreSQL's catalog, the log and scans. Both sides of their joins contain the
     * organization.
     */
    private static final List<Path> PLAIN_SQL = Stream.of("schema", "metric/catalog", "metric/engine", "live/log")
            .map(SOURCES::resolve)
            .toList();

    @Test
    void hasNone() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> joining = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> PLAIN_SQL.stream().noneMatch(file::startsWith))
                    .filter(OuterJoinTest::joins)
                    .toList();

            assertThat(joining).isEmpty();
        }
    }

    private static boolean joins(Path source) {
        try {
            return OUTER_JOIN.matcher(Files.readString(source)).find();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
