package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's script counts the rows and bytes of each organization. */
class UsageScriptTest {

    private static final Pattern COUNTED = Pattern.compile("from (\\w+) t\\b");

    /** The platform's tables. */
    private static final Set<String> NOT_COUNTED = Set.of("organization_members");

    private final TestDatabase database = TestDatabase.migrated();

    @AfterEach
    void drop() {
        database.close();
    }

    private static String script() throws IOException {
        return Files.readString(Path.of("payara-config", "usage.sql"));
    }

    /** The statement between begin and commit, which a driver would not return otherwise. */
    private static List<String> run(Connection connection) throws SQLException, IOException {
        String query = script();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local row_security = off");
        }
        List<String> rows = TestDatabase.rows(
                connection,
                query.substring(query.indexOf("with usage"), query.indexOf("commit;"))
                        .strip()
                        .replaceAll(";$", ""));
        connection.rollback();
        return rows;
    }

    @Test
    void countsEveryTableOfOrganizations() throws IOException {
        List<String> owned = database.rows("""
                select c.table_name
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and c.column_name = 'organization_id' and t.table_type = 'BASE TABLE'
                """);
        owned.removeAll(NOT_COUNTED);

        assertThat(COUNTED.matcher(script()).results().map(table -> table.group(1)))
                .containsExactlyInAnyOrderElementsOf(owned);
    }

    @Test
    void showsRowsAndBytesOfEachOrganizationTheLargestFirst() throws Exception {
        database.execute("""
                insert into organizations (id, name, slug, subscription_tier)
                select 'org-' || n, 'One', 'org-' || n, 'FREE'
                from generate_series(1, 120) n
                """, """
                insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)
                select 'a-' || o || '-' || n, 'Paid', 'USER_ACTION', 'invoice', '1', 'paid', 'org-' || o
                from generate_series(1, 120) o, generate_series(1, o) n
                """, """
                insert into quick_actions (id, name, icon, action_type, target_url, organization_id)
                values ('q', 'One', 'chart', 'NAVIGATION', '/there', 'org-120')
                """);

        List<String> rows;
        try (Connection superuser = database.superuser()) {
            rows = run(superuser);
        }

        assertThat(rows.get(0)).matches("org-120\tFREE\tactivity_feeds\t120\t[1-9]\\d{3,}\t[1-9]\\d{3,}");
        assertThat(rows.stream().filter(row -> row.startsWith("org-120\t")))
                .anyMatch(row -> row.startsWith("org-120\tFREE\tquick_actions\t1\t"));
        assertThat(rows.stream().map(row -> row.split("\t")[0]).collect(Collectors.toSet()))
                .hasSize(100)
                .contains("org-21")
                .doesNotContain("org-20");
    }

    @Test
    void failsForARoleThatSeesOnlySomeRows() throws Exception {
        try (Connection owner = database.owner();
                Connection application = database.application()) {
            assertThatThrownBy(() -> run(owner)).hasMessageContaining("row-level security");
            assertThatThrownBy(() -> run(application)).hasMessageContaining("row-level security");
        }
    }
}
