package dev.tenantboard.metric.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A scan's statement by plain JDBC, and its plan. */
public final class PlainScan {

    private PlainScan() {}

    /** The plan, a line each. */
    public static List<String> plan(Connection connection, Scan scan, String organizationId) throws SQLException {
        Sql sql = new ScanStatement(scan, organizationId).sql();
        try (PreparedStatement explain = new ScanRunner(connection, organizationId)
                        .prepare(Sql.of("explain (analyze, costs off, timing off, summary off) %s", sql));
                ResultSet lines = explain.executeQuery()) {
            var plan = new ArrayList<String>();
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
            return plan;
        }
    }

    /** Runs the statement and fetches all of its cells. */
    public static int run(Connection connection, Scan scan, String organizationId) throws SQLException {
        Sql sql = new ScanStatement(scan, organizationId).sql();
        try (PreparedStatement statement = new ScanRunner(connection, organizationId).prepare(sql);
                ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            int cells = 0;
            while (result.next()) {
                for (int column = 1; column <= columns; column++) {
                    cells += result.getObject(column) == null ? 0 : 1;
                }
            }
            return cells;
        }
    }
}
