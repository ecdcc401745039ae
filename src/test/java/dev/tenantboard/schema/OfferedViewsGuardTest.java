package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantboard.database.DebianPostgres;
import dev.tenantboard.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform offers to be measured is no finding; the same done carelessly is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferedViewsGuardTest {

    private static final String CURRENT = "organization_id = nullif(current_setting('app.current_org_id', true), '')";

    private static final String PLATFORM = """
            create schema dashboard_sources;
            grant usage on schema dashboard_sources to tenantboard_app;
            create table expenses (organization_id text, amount numeric);
            create table deals (organization_id text, amount numeric);
            alter table deals enable row level security;
            create policy deals_isolation on deals using (%1$s);
            create view dashboard_sources.expenses as select * from expenses where %1$s;
            create view dashboard_sources.deals with (security_invoker) as select * from deals;
            create view dashboard_sources.widgets with (security_invoker) as select * from dashboard_widgets;
            grant select on all tables in schema dashboard_sources to tenantboard_app;
            grant select on deals to tenantboard_app;
            """.formatted(CURRENT);

    private final TestDatabase database = TestDatabase.migrated();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void leavesWhatIsOfferedAlone() throws Exception {
        assertThat(afterPlatformAnd(database, "select 1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant insert on dashboard_sources.expenses to tenantboard_app",
                "grant update (amount) on dashboard_sources.expenses to public",
                "grant delete on dashboard_sources.deals to tenantboard_app",
                "grant truncate on deals to tenantboard_app",
                "grant select on expenses to tenantboard_app",
                "grant update on deals to tenantboard_app",
                "alter table deals disable row level security",
                "create policy careless on deals using (true)",
                "alter policy deals_isolation on deals using (amount > 0)",
                "drop view dashboard_sources.deals",
                "alter view dashboard_sources.deals reset (security_invoker)",
                "alter view dashboard_sources.widgets reset (security_invoker)",
                "revoke select on dashboard_sources.deals from tenantboard_app",
                "alter schema dashboard_sources rename to other_sources; grant usage on schema other_sources to public",
                "create view dashboard_sources.titles as select title, organization_id from activity_feeds;"
                        + " grant select on dashboard_sources.titles to tenantboard_app",
                "create materialized view dashboard_sources.copy as select * from expenses;"
                        + " grant select on dashboard_sources.copy to tenantboard_app",
                "create table dashboard_sources.stray (organization_id text);"
                        + " grant select on dashboard_sources.stray to tenantboard_app",
                "create view all_deals as select * from deals; grant select on all_deals to tenantboard_app;"
                        + " create view dashboard_sources.d with (security_invoker) as select * from all_deals;"
                        + " grant select on dashboard_sources.d to tenantboard_app"
            })
    void notices(String careless) throws Exception {
        assertThat(afterPlatformAnd(database, careless))
                .extracting(Finding::check)
                .contains("unknown-relations");
    }

    @Test
    void looksAlikeOnPostgreSql15(@TempDir Path directory) throws Exception {
        assumeTrue(
                DebianPostgres.isInstalled(), "Debian's postgresql-15 is not installed here: nothing was tried on it");

        try (DebianPostgres server = DebianPostgres.startIn(directory.resolve("data"));
                TestDatabase old = TestDatabase.emptyOn(server.port()).migrate()) {
            assertThat(afterPlatformAnd(old, "select 1")).isEmpty();
            assertThat(afterPlatformAnd(old, "alter table deals disable row level security"))
                    .extracting(Finding::check)
                    .containsExactly("unknown-relations");
        }
    }

    private static List<Finding> afterPlatformAnd(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(PLATFORM);
                statement.execute(sql);
                statement.execute("set local role tenantboard_app");
                return new SchemaGuard(database.version()).findings(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
