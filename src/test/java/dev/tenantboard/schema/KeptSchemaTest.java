package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The repository contains the migrated schema as text, so that a review shows what a migration changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptSchemaTest {

    private static final String TABLES = """
            select relname,
                case
                    when relforcerowsecurity then 'TENANT'
                    when relrowsecurity then 'PLATFORM'
                    else 'HISTORY'
                end
            from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void isTheCatalogAfterMigrating() throws Exception {
        new KeptFile(Path.of("src/test/resources/catalog/everything.tsv")).isOf(CatalogSnapshot.withRows(database));
    }

    @Test
    void isWhatTheGuardComparesTheDatabaseWith() throws Exception {
        List<List<String>> tables = database.rows(TABLES).stream()
                .map(row -> List.of(row.split("\t")))
                .toList();
        try (Connection owner = database.owner()) {
            GuardedTables live =
                    new GuardedTables(tables.stream().map(KnownSchema.Table::of).toList());

            List<String> lines = Stream.of(
                            lines("table", tables),
                            lines("policy", live.rows(owner, PolicyCheck.POLICIES, false)),
                            lines("trigger", live.rows(owner, EventTrigger.TRIGGERS, false)))
                    .flatMap(kind -> kind)
                    .toList();

            new KeptFile(Path.of("src/main/resources" + KnownSchema.FILE)).isOf(lines);
        }
    }

    private static Stream<String> lines(String kind, List<List<String>> rows) {
        return rows.stream()
                .map(cells -> kind + "\t" + String.join("\t", cells))
                .sorted();
    }
}
