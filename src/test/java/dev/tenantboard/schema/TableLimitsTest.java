package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.isolation.DocumentTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the limits says for every table why an organization cannot fill it. A new table must be added. */
class TableLimitsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern OF_QUOTA =
            Pattern.compile("^    [A-Z_]+\\(\"(\\w+)\", \"[a-z-]+\", \"[a-z ]+\"\\)", Pattern.MULTILINE);

    private static Map<String, String> bounds() {
        Map<String, String> bounds = new TreeMap<>();
        DocumentTable.in("limits.md").rows().forEach((table, cells) -> bounds.put(table, cells.get(0)));
        return bounds;
    }

    private static Set<String> tablesWith(String bound) {
        return bounds().entrySet().stream()
                .filter(row -> row.getValue().equals(bound))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void haveARowForEveryTable() {
        try (TestDatabase database = TestDatabase.migrated()) {
            assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                    .containsExactlyInAnyOrderElementsOf(bounds().keySet());
        }
        assertThat(bounds().values()).isSubsetOf("quota", "rate", "parent", "platform");
    }

    @Test
    void nameTheTablesWithAQuota() throws IOException {
        String quotas = Files.readString(SOURCES.resolve("dev/tenantboard/definition/Quota.java"));

        assertThat(OF_QUOTA.matcher(quotas).results().map(table -> table.group(1)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(tablesWith("quota"));
    }

    /** Otherwise an insert could bypass the quota. */
    @Test
    void nameNoTableWithAQuotaThatPlainSqlInserts() throws IOException {
        Pattern insert = Pattern.compile("insert\\s+into\\s+(" + String.join("|", tablesWith("quota")) + ")\\b");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(insert.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    /** The primary key consists of foreign keys that cascade, or another unique key is one. */
    @Test
    void nameParentsThatTakeTheirRowsWithThem() {
        try (TestDatabase database = TestDatabase.migrated()) {
            List<String> cascading = database.rows("""
                    select distinct k.conrelid::regclass
                    from pg_constraint k
                    where k.contype in ('p', 'u') and exists (
                        select
                        from pg_constraint f
                        where f.conrelid = k.conrelid
                            and f.contype = 'f'
                            and f.confdeltype = 'c'
                            and f.conkey <@ k.conkey)
                    """);
            Set<String> parents = tablesWith("parent");
            parents.remove("tenantboard_schema_history");

            assertThat(cascading).containsAll(parents);
        }
    }
}
