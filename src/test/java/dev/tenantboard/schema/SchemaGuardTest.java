package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutations are made and taken back in one transaction, in which the guard looks as the application role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaGuardTest {

    private final TestDatabase database = TestDatabase.migrated();
    private final SchemaGuard guard = new SchemaGuard(database.version());

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void findsNothingWrongAfterMigrating() throws Exception {
        try (Connection application = database.application()) {
            assertThat(guard.findings(application)).isEmpty();
        }
    }

    @Test
    void knowsEveryPolicyOfTheLiveCatalogAndNoOther() {
        assertThat(database.rows("select tablename || '.' || policyname from pg_policies"))
                .containsExactlyInAnyOrderElementsOf(
                        Policy.KNOWN.stream().map(Policy::qualifiedName).toList());
    }

    @Test
    void knowsEveryTableOfTheLiveCatalogAndNoOther() {
        assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                .containsExactlyInAnyOrder(Arrays.stream(KnownTable.values())
                        .map(KnownTable::tableName)
                        .toArray(String[]::new));
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() throws Exception {
        List<Finding> findings = afterMutation("alter table activity_feeds no force row level security");

        assertThat(findings)
                .singleElement()
                .hasToString("forced-row-security [activity_feeds]: Their owner is not subject to the policies:"
                        + " alter them with force row level security.");
    }

    @Test
    void leavesTheHostsOwnTablesAlone() throws Exception {
        assertThat(afterMutation("create table invoices (organization_id text); create view v as table invoices"))
                .isEmpty();
    }

    @Test
    void looksAtEveryTableItFindsUnprotected() throws Exception {
        assertThat(afterMutation("drop table activity_marks; drop table quick_action_usage"))
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("row-security");
                    assertThat(finding.found()).containsExactlyInAnyOrder("activity_marks", "quick_action_usage");
                });
    }

    @Test
    void leavesThePlatformsTablesAloneOnceTheyAreTheHosts() throws Exception {
        assertThat(afterMutation("comment on table users is null; alter table users disable row level security"))
                .isEmpty();
        assertThat(afterMutation("alter table users owner to postgres; drop policy users_visible on users"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.tenantboard.schema.Mutation#all")
    void notices(Mutation mutation) throws Exception {
        assertThat(afterMutation(mutation.sql())).extracting(Finding::check).contains(mutation.check());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table activity_feeds disable trigger activity_feeds_inserted",
                "alter table dashboard_metric_values disable trigger user",
                "alter table user_dashboards enable replica trigger user_dashboards_updated",
                "drop trigger activity_marks_deleted on activity_marks",
                "drop function dashboard_widgets_logged cascade",
                """
                drop trigger dashboard_events_listed on dashboard_events;
                create function nothing() returns trigger language plpgsql as 'begin return null; end';
                create trigger dashboard_events_listed after insert on dashboard_events
                for each statement execute function nothing()
                """
            })
    void noticesThatAChangeWouldNotBeLogged(String sql) throws Exception {
        assertThat(afterMutation(sql)).extracting(Finding::check).contains("event-triggers");
    }

    @Test
    void looksForEveryTriggerOfTheLiveCatalog() throws Exception {
        List<String> triggers =
                database.rows("select tgname from pg_trigger where not tgisinternal and tgparentid = 0 and tgrelid in"
                        + " (select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace)");

        List<Finding> findings = afterMutation("drop function " + String.join(", ", functions()) + " cascade");

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("event-triggers"))
                .flatExtracting(Finding::found)
                .containsExactlyInAnyOrderElementsOf(triggers);
    }

    private List<String> functions() {
        return database.rows("select distinct tgfoid::regproc from pg_trigger where not tgisinternal");
    }

    private List<Finding> afterMutation(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
                statement.execute("set local role tenantboard_app");
                return guard.findings(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
