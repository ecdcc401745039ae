package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every table of the schema by every operation, row and context, as both roles. The tables come from the live catalog, so one
 * that nobody classified is a violation. It returns what is violated instead of asserting, so that a test can show that it
 * notices.
 */
final class IsolationMatrix {

    /** Who runs the operations: on a connection of its own, or by assuming the role on a superuser's. */
    record Caller(String role, Connection connection, String assume) {

        static Caller connected(String role, Connection connection) {
            return new Caller(role, connection, "");
        }

        static Caller assumed(String role, Connection connection) {
            return new Caller(role, connection, "set local role " + role + ";");
        }
    }

    static final String TABLES = """
            select c.relname
            from pg_class c
            where c.relnamespace = 'public'::regnamespace
                and c.relkind in ('r', 'p', 'v', 'm', 'f')
                and c.relname not in (
                    'organizations', 'users', 'organization_members', 'tenantboard_schema_history')
            order by c.relname collate "C"
            """;

    private final List<Caller> callers;
    private final List<String> violations = new ArrayList<>();
    private int cells;

    private IsolationMatrix(List<Caller> callers) {
        this.callers = callers;
    }

    /**
     * What walking the matrix came to.
     *
     * @param violations empty when no cell leaks and none is refused that should not be
     */
    record Outcome(int cells, List<String> violations) {}

    static Outcome walk(Caller... callers) throws SQLException {
        return walk(table -> true, callers);
    }

    static Outcome walk(Predicate<String> tables, Caller... callers) throws SQLException {
        IsolationMatrix matrix = new IsolationMatrix(List.of(callers));
        for (String table : TestDatabase.rows(callers[0].connection(), TABLES)) {
            TenantRows.Table known = TenantRows.table(table);
            if (!tables.test(table)) {
                continue;
            }
            if (known == null) {
                matrix.violations.add(table + " is not classified");
            } else {
                matrix.walk(known);
            }
        }
        return new Outcome(matrix.cells, matrix.violations);
    }

    private void walk(TenantRows.Table table) throws SQLException {
        for (Caller caller : callers) {
            for (IsolationContext context : IsolationContext.values()) {
                for (TenantRows.Row row : table.rows()) {
                    for (IsolationOperation operation : IsolationOperation.values()) {
                        if (operation.suits(table, row)) {
                            cell(caller, context, table, row, operation);
                        }
                    }
                }
            }
        }
    }

    private void cell(
            Caller caller,
            IsolationContext context,
            TenantRows.Table table,
            TenantRows.Row row,
            IsolationOperation operation)
            throws SQLException {
        cells++;
        String expected = operation.outcome(context, table, row);
        String actual = attempt(caller, context, operation, table, row);
        if (!expected.equals(actual)) {
            violations.add("%s %s, %s: %s of the %s row should give %s and gives %s"
                    .formatted(caller.role(), table.name(), context, operation, row.name(), expected, actual));
        }
    }

    private static String attempt(
            Caller caller,
            IsolationContext context,
            IsolationOperation operation,
            TenantRows.Table table,
            TenantRows.Row row)
            throws SQLException {
        Connection connection = caller.connection();
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(caller.assume() + context.settings());
            return operation.run(statement, table, row);
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }
}
