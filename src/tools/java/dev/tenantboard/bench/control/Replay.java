package dev.tenantboard.bench.control;

import dev.tenantboard.bench.control.Script.Trip;
import dev.tenantboard.bench.control.Script.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks the database again what a request asked: the same statements in as many round trips. */
public record Replay(Connection connection, Statements statements, RowReader reader) {

    public void run(Script script) throws SQLException {
        FreshIds ids = new FreshIds();
        for (Work work : script.works()) {
            connection.setAutoCommit(work.end() == null);
            for (Trip trip : work.trips()) {
                run(trip, ids);
            }
            end(work);
        }
    }

    private void end(Work work) throws SQLException {
        if ("COMMIT".equals(work.end())) {
            connection.commit();
        } else if (work.end() != null) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private void run(Trip trip, FreshIds ids) throws SQLException {
        PreparedStatement statement = statements.prepare(trip.sql());
        if (trip.bindings().size() == 1) {
            bind(statement, trip, trip.bindings().get(0), ids);
            readAll(statement, statement.execute());
        } else {
            for (List<String> values : trip.bindings()) {
                bind(statement, trip, values, ids);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        statements.done(statement);
    }

    private static void bind(PreparedStatement statement, Trip trip, List<String> values, FreshIds ids)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Binding.set(statement, i + 1, trip.types().get(i), FreshTimes.in(ids.in(values.get(i))));
        }
    }

    private void readAll(PreparedStatement statement, boolean beginsWithRows) throws SQLException {
        boolean rows = beginsWithRows;
        while (rows || statement.getUpdateCount() >= 0) {
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    reader.read(result);
                }
            }
            rows = statement.getMoreResults();
        }
    }
}
