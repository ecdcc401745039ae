package dev.tenantboard.metric.engine;

import dev.tenantboard.persistence.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A scan's statement by plain JDBC, and its plan. */
public final class PlainScan {

    private PlainScan() {}

    /** The plan, a line each. */
    public static List<String> plan(Connection connection, Scan scan, String organizationId) throws SQLException {
        Sql sql = new ScanStatement(scan, organizationId).sql();
        return new Statements(connection)
                .list(
                        "explain (analyze, costs off, timing off, summary off) " + sql.text(),
                        line -> line.getString(1),
                        sql.parameters().toArray());
    }

    /** The plan of a page of rows, a line each. */
    static List<String> plan(Connection connection, RowScan scan, String organizationId) throws SQLException {
        Sql sql = new RowStatement(scan, organizationId).sql();
        return new Statements(connection)
                .list(
                        "explain (analyze, costs off, timing off, summary off) " + sql.text(),
                        line -> line.getString(1),
                        sql.parameters().toArray());
    }

    /** Runs the statement and fetches all of its cells. */
    public static int run(Connection connection, Scan scan, String organizationId) throws SQLException {
        Sql sql = new ScanStatement(scan, organizationId).sql();
        return new Statements(connection)
                .list(sql.text(), PlainScan::cells, sql.parameters().toArray()).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    private static int cells(ResultSet row) throws SQLException {
        int cells = 0;
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            cells += row.getObject(column) == null ? 0 : 1;
        }
        return cells;
    }
}
