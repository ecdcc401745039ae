package dev.tenantboard.schema;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * What is tried on a row, and what must come of it: a number of rows, or the SQL state of a refusal. It is longer than most
 * classes because it is a list.
 */
enum IsolationOperation {
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
        boolean suits(TenantRows.Table table, TenantRows.Row row) {
            return !table.isOfPlatform();
        }

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
        boolean suits(TenantRows.Table table, TenantRows.Row row) {
            return !table.isOfPlatform();
        }

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
            return row == table.rows().get(0);
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
            return row == table.rows().get(0);
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

    private static final Set<IsolationOperation> UPDATING =
            EnumSet.of(SELECT_FOR_UPDATE, UPSERT, UPDATE, TAKE_OVER, GIVE_AWAY, UPDATE_BLINDLY);

    private static final String COPY_FROM_REFUSED = "0A000";
    private static final String REFUSED = "42501";

    abstract String run(Statement statement, TenantRows.Table table, TenantRows.Row row) throws SQLException;

    abstract String expected(IsolationContext context, TenantRows.Table table, TenantRows.Row row);

    boolean suits(TenantRows.Table table, TenantRows.Row row) {
        return true;
    }

    /** What must come of it, also where nothing may be changed. */
    String outcome(IsolationContext context, TenantRows.Table table, TenantRows.Row row) {
        return table.isWrittenOnce() && UPDATING.contains(this) ? REFUSED : expected(context, table, row);
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
        return table.isWritable(row, context) ? "1" : REFUSED;
    }

    private static String moves(
            IsolationContext context, TenantRows.Table table, TenantRows.Row row, TenantRows.Row target) {
        if (!table.isWritable(row, context)) {
            return "0";
        }
        return table.isWritable(target, context) ? "1" : REFUSED;
    }
}
