package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.IsolationMatrix.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix and the catalog test must fail when a protection is missing. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteWorthTest {

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeAll
    void fill() {
        database.execute(TenantRows.statements());
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @MethodSource("dev.tenantboard.schema.Mutation#all")
    void failsWhenProtectionIsTakenAway(Mutation mutation) throws Exception {
        assertThat(complaints(mutation)).isNotEmpty();
    }

    private List<String> complaints(Mutation mutation) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(mutation.sql());
                List<String> complaints = new ArrayList<>(Catalog.differences(connection));
                complaints.addAll(Catalog.excesses(connection));
                complaints.addAll(PlatformRows.violations(connection, "set local role tenantboard_app;"));
                for (String role : List.of("tenantboard_app", "tenantboard_owner")) {
                    if (complaints.isEmpty()) {
                        Caller caller = Caller.assumed(role, connection);
                        complaints.addAll(IsolationMatrix.walk(mutation.table()::equals, caller)
                                .violations());
                    }
                }
                return complaints;
            } finally {
                connection.rollback();
            }
        }
    }
}
