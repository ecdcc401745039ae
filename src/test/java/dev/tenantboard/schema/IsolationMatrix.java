package dev.tenantboard.schema;

import dev.tenantboard.database.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.postgresql.PGConnection;

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

    private static final String COPY_FROM_REFUSED = "0A000";
    private static final String POLICY_VIOLATED = "42501";

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
                    for (Operation operation : Operation.values()) {
                        if (operation.suits(table, row)) {
                            cell(caller, context, table, row, operation);
                        }
                    }
                }
            }
        }
    }

    private void cell(
            Caller caller, IsolationContext context, TenantRows.Table table, TenantRows.Row row, Operation operation)
            throws SQLException {
        cells++;
        String expected = operation.expected(context, table, row);
        String actual = attempt(caller, context, operation, table, row);
        if (!expected.equals(actual)) {
            violations.add("%s %s, %s: %s of the %s row should give %s and gives %s"
                    .formatted(caller.role(), table.name(), context, operation, row.name(), expected, actual));
        }
    }

    private static String attempt(
            Caller caller, IsolationContext context, Operation operation, TenantRows.Table table, TenantRows.Row row)
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

    /** What is tried on a row, and what must come of it: a number of rows, or the SQL state of a refusal. */
    enum Operation {
        SELECT {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return count(statement, "select from " + table.name() + " where " + table.matches(row));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return table.isVisible(row, context) ? "1" : "0";
            }
        },
        SELECT_FOR_UPDATE {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return count(statement, "select from " + table.name() + " where " + table.matches(row) + " for update");
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return changes(context, table, row);
            }
        },
        COPY_TO {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                var copy = statement.getConnection().unwrap(PGConnection.class).getCopyAPI();
                var text = new StringWriter();
                try {
                    copy.copyOut("copy " + table.name() + " to stdout", text);
                } catch (IOException impossible) {
                    throw new SQLException(impossible);
                }
                return text.toString().lines().anyMatch(line -> line.contains(row.tag())) ? "1" : "0";
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return table.isVisible(row, context) ? "1" : "0";
            }
        },
        COPY_FROM {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                var copy = statement.getConnection().unwrap(PGConnection.class).getCopyAPI();
                copy.copyIn("copy " + table.name() + " from stdin").cancelCopy();
                return "accepted";
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return COPY_FROM_REFUSED;
            }
        },
        INSERT {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                statement.execute(table.delete(row));
                return "" + statement.executeUpdate(table.insert(row));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return writes(context, table, row);
            }
        },
        INSERT_RETURNING {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                statement.execute(table.delete(row));
                return count(statement, table.insert(row) + " returning *");
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return writes(context, table, row);
            }
        },
        UPSERT {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.upsert(row));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return writes(context, table, row);
            }
        },
        UPDATE {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.update(row));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return changes(context, table, row);
            }
        },
        TAKE_OVER {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.move(row, TenantRows.ACME));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return moves(context, table, row, TenantRows.ACME);
            }
        },
        GIVE_AWAY {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.move(row, TenantRows.GLOBEX));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return moves(context, table, row, TenantRows.GLOBEX);
            }
        },
        PLANT {
            @Override
            boolean suits(TenantRows.Table table, TenantRows.Row row) {
                return table.holdsSystemRows();
            }

            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.move(row, TenantRows.SYSTEM));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return moves(context, table, row, TenantRows.SYSTEM);
            }
        },
        /** Without reading a column, which the select policies would filter. */
        UPDATE_BLINDLY {
            @Override
            boolean suits(TenantRows.Table table, TenantRows.Row row) {
                return row == TenantRows.ACME;
            }

            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate("update " + table.name() + " set " + table.time() + " = now()");
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return allChanges(context, table);
            }
        },
        DELETE_BLINDLY {
            @Override
            boolean suits(TenantRows.Table table, TenantRows.Row row) {
                return row == TenantRows.ACME;
            }

            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate("delete from " + table.name());
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return allChanges(context, table);
            }
        },
        DELETE {
            @Override
            String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException {
                return "" + statement.executeUpdate(table.delete(row));
            }

            @Override
            String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
                return changes(context, table, row);
            }
        };

        abstract String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException;

        abstract String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row);

        boolean suits(TenantRows.Table table, TenantRows.Row row) {
            return true;
        }

        private static String count(Statement statement, String sql) throws SQLException {
            try (var rows = statement.executeQuery(sql)) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return "" + count;
            }
        }

        /** A hidden row is not an error: nothing is changed. */
        private static String changes(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
            return table.isWritable(row, context) ? "1" : "0";
        }

        private static String allChanges(IsolationContext context, TenantRows.Table table) {
            return ""
                    + table.rows().stream()
                            .filter(row -> table.isWritable(row, context))
                            .count();
        }

        private static String writes(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
            return table.isWritable(row, context) ? "1" : POLICY_VIOLATED;
        }

        private static String moves(
                IsolationContext context, TenantRows.Table table, TenantRows.Row row, TenantRows.Row target) {
            if (!table.isWritable(row, context)) {
                return "0";
            }
            return table.isWritable(target, context) ? "1" : POLICY_VIOLATED;
        }
    }
}
