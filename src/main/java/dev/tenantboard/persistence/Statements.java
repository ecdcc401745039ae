package dev.tenantboard.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Runs SQL on a connection, with parameters in their order: a duration is a number of seconds, a collection is a {@code text[]},
 * and null is a text. Several statements in one string, with a semicolon at the end of a line after each, are one round trip.
 */
public record Statements(Connection connection) {

    private static final double MILLIS = 1e3;

    /** A parameter with a type that its Java class does not show. */
    public interface Parameter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    /** Reads a value from a row or from the results of statements. */
    public interface Reading<S, T> {
        T from(S source) throws SQLException;
    }

    /** Returns the number of rows that the first statement changed. */
    public int execute(String sql, Object... parameters) throws SQLException {
        return run(sql, PreparedStatement::getUpdateCount, parameters);
    }

    /** Returns the rows of the last statement. */
    public <T> List<T> list(String sql, Reading<ResultSet, T> row, Object... parameters) throws SQLException {
        return run(sql, statement -> rows(statement, row), parameters);
    }

    /**
     * Reads rows while they arrive. It needs an open transaction.
     *
     * @param rowsAtOnce how many rows are in memory at a time
     * @param rows need not read all rows
     */
    public <T> T read(String sql, int rowsAtOnce, Reading<ResultSet, T> rows, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(rowsAtOnce);
            return run(statement, executed -> rows.from(executed.getResultSet()), parameters);
        }
    }

    /** Reads the results itself. */
    public <T> T run(String sql, Reading<PreparedStatement, T> results, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return run(statement, results, parameters);
        }
    }

    private static <T> T run(PreparedStatement statement, Reading<PreparedStatement, T> results, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            set(statement, i + 1, parameters[i]);
        }
        statement.execute();
        return results.from(statement);
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setString(index, null);
        } else if (value instanceof Parameter parameter) {
            parameter.set(statement, index);
        } else if (value instanceof Duration duration) {
            statement.setDouble(index, duration.toMillis() / MILLIS);
        } else if (value instanceof Collection<?> texts) {
            statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray(String[]::new)));
        } else {
            statement.setObject(index, value);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Reading<ResultSet, T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = last(statement)) {
            while (result.next()) {
                rows.add(row.from(result));
            }
        }
        return rows;
    }

    private static ResultSet last(PreparedStatement statement) throws SQLException {
        ResultSet last = statement.getResultSet();
        while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT) || statement.getUpdateCount() != -1) {
            last = statement.getResultSet();
        }
        return last;
    }
}
