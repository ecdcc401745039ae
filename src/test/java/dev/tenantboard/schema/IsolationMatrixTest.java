package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.IsolationMatrix.Caller;
import dev.tenantboard.schema.IsolationMatrix.Outcome;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationMatrixTest {

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeEach
    void fill() {
        database.execute(TenantRows.statements());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void leaksInNoCellAndRefusesNoOwnRow() throws Exception {
        try (Connection application = database.application();
                Connection owner = database.owner()) {
            application.setAutoCommit(false);
            owner.setAutoCommit(false);

            Outcome outcome = IsolationMatrix.walk(
                    Caller.connected("application", application), Caller.connected("owner", owner));

            assertThat(outcome.violations()).isEmpty();
            assertThat(outcome.cells()).isEqualTo(cells(2));
        }
    }

    /** Every tenant table's rows, by the operations that suit them, by contexts, by roles. */
    private static int cells(int roles) {
        long rowsByOperations = KnownSchema.CURRENT.tables().stream()
                .filter(KnownSchema.Table::isIsolated)
                .map(table -> TenantRows.table(table.name()))
                .mapToLong(table -> table.rows().stream()
                        .mapToLong(row -> Arrays.stream(IsolationOperation.values())
                                .filter(operation -> operation.suits(table, row))
                                .count())
                        .sum())
                .sum();
        return Math.toIntExact(rowsByOperations * IsolationContext.values().length * roles);
    }

    @Test
    void showsNothingAfterATransactionThatSetTheTenant() throws Exception {
        try (Connection connection = database.application();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(IsolationContext.ACME_ALICE.settings());
            assertThat(TestDatabase.rows(connection, "select id from dashboard_widgets"))
                    .isNotEmpty();
            connection.commit();

            assertThat(TestDatabase.rows(connection, "select current_setting('app.current_org_id')"))
                    .containsExactly("");
            assertThat(TestDatabase.rows(connection, "select id from dashboard_widgets"))
                    .isEmpty();
            assertThat(TestDatabase.rows(connection, "select id from quick_actions"))
                    .isEmpty();
        }
    }

    @Test
    void reportsATableThatNobodyClassified() throws Exception {
        database.execute("create table newcomers (id text, organization_id text)");

        try (Connection superuser = database.superuser()) {
            superuser.setAutoCommit(false);
            assertThat(IsolationMatrix.walk(Caller.assumed("tenantboard_app", superuser))
                            .violations())
                    .containsExactly("newcomers is not classified");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate activity_feeds",
                "create temporary table t (id text references dashboard_widgets (id))",
                "create table t (id text)",
                "insert into organization_members (id, user_id, organization_id, role) values ('9', 'bob', 'acme', 'OWNER')",
                "update organization_members set role = 'OWNER'",
                "delete from organizations",
                "update tenantboard_schema_history set success = true",
                "alter table dashboard_widgets no force row level security"
            })
    void refusesTheApplicationRoleWhatItDoesNotNeed(String sql) throws Exception {
        try (Connection connection = database.application();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageMatching("(?s).*(denied|must be owner).*");
        }
    }

    @Test
    void showsThePlatformsRowsToThoseConcerned() throws Exception {
        try (Connection connection = database.application()) {
            connection.setAutoCommit(false);

            assertThat(PlatformRows.violations(connection, "")).isEmpty();
        }
    }
}
