package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who sees which of the platform's rows, where the product made its tables. */
final class PlatformRows {

    private static final String SEEN = """
            select 'organization ' || id from organizations
            union all
            select 'user ' || id from users
            union all
            select 'member ' || id from organization_members
            order by 1
            """;

    private static final Map<IsolationContext, List<String>> EXPECTED = Map.of(
            IsolationContext.NONE,
            List.of(),
            IsolationContext.USER_ALONE,
            List.of("member 1", "organization acme", "user alice"),
            IsolationContext.ORGANIZATION_ALONE,
            List.of("member 1", "member 3", "organization acme", "user alice", "user carol"),
            IsolationContext.ACME_ALICE,
            List.of("member 1", "member 3", "organization acme", "user alice", "user carol"));

    private PlatformRows() {}

    /** @param assume what makes the connection act as the application's, or nothing where it is */
    static List<String> violations(Connection connection, String assume) throws SQLException {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<IsolationContext, List<String>> context : EXPECTED.entrySet()) {
            List<String> seen = seen(connection, assume + context.getKey().settings());
            if (!seen.equals(context.getValue())) {
                violations.add(context.getKey() + " should see " + context.getValue() + " and sees " + seen);
            }
        }
        return violations;
    }

    private static List<String> seen(Connection connection, String settings) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings.isEmpty() ? "select" : settings);
            return TestDatabase.rows(connection, SEEN);
        } finally {
            connection.rollback(before);
        }
    }
}
