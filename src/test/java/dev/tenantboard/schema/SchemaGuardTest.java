package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                .containsExactlyInAnyOrderElementsOf(KnownSchema.CURRENT.policies().stream()
                        .map(KnownSchema.Policy::qualifiedName)
                        .toList());
    }

    @Test
    void knowsEveryTableOfTheLiveCatalogAndNoOther() {
        assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                .containsExactlyInAnyOrderElementsOf(KnownSchema.CURRENT.tables().stream()
                        .map(KnownSchema.Table::name)
                        .toList());
    }

    @Test
    void takesEveryTableForATenantsExceptThoseThatItOnlyReads() {
        assertThat(KnownSchema.CURRENT.tables())
                .filteredOn(table -> !table.isIsolated())
                .extracting(KnownSchema.Table::name)
                .containsExactlyInAnyOrder(
                        "organizations", "users", "organization_members", "tenantboard_schema_history");
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
