package dev.tenantboard.metric.engine;

import dev.tenantboard.metric.engine.Scan.Group;
import dev.tenantboard.persistence.Statements;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs scans on a connection whose transaction has an open tenant. The transaction becomes read-only. */
public final class ScanRunner {

    /**
     * A scan is read-only, has a time limit, uses no parallel workers and no JIT compilation. It gets a plan for its
     * own values, because organizations differ by orders of magnitude. The cost settings make the planner count rows
     * instead of pages. Otherwise it assumes that the rows of an organization are spread over the whole table, and
     * prefers to read the window of all organizations. The digits of floats are set, because their texts are read as
     * numbers: 1 is the shortest text that means the float, also where the database or the role has another setting.
     */
    private static final String SETTINGS = """
            select
                set_config('transaction_read_only', 'on', true),
                set_config('statement_timeout', ?, true),
                set_config('max_parallel_workers_per_gather', '0', true),
                set_config('jit', 'off', true),
                set_config('plan_cache_mode', 'force_custom_plan', true),
                set_config('random_page_cost', '0.01', true),
                set_config('seq_page_cost', '0.01', true),
                set_config('extra_float_digits', '1', true),
                set_config('timezone', 'UTC', true)
            """;

    private static final int FIRST_GROUP = 4;

    /** Rows that the driver has in memory. */
    private static final int ROWS_AT_ONCE = 200;

    private final Statements statements;
    private final String organizationId;

    public ScanRunner(Connection connection, String organizationId) {
        this.statements = new Statements(connection);
        this.organizationId = organizationId;
    }

    /** Sets the options of the transaction. */
    public void settle(Duration timeout) throws SQLException {
        statements.execute(SETTINGS, timeout.toMillis() + "ms");
    }

    public List<Scan.Row> run(Scan scan) throws SQLException {
        Sql sql = new ScanStatement(scan, organizationId).sql();
        return statements.list(
                sql.text(), row -> row(scan, row), sql.parameters().toArray());
    }

    /** Reads a page of rows. The rest of them stays in the database. */
    public RowScan.Page rows(RowScan scan) throws SQLException {
        Sql sql = new RowStatement(scan, organizationId).sql();
        return statements.read(
                sql.text(),
                ROWS_AT_ONCE,
                new RowReader(scan)::page,
                sql.parameters().toArray());
    }

    private static Scan.Row row(Scan scan, ResultSet result) throws SQLException {
        int groups = scan.groupBy().size();
        var values = new ArrayList<BigDecimal>();
        for (int i = 0; i < scan.measures().size(); i++) {
            values.add(result.getBigDecimal(FIRST_GROUP + 2 * groups + i));
        }
        return new Scan.Row(
                result.getInt("w"),
                result.getInt("b"),
                result.getInt("total") == 1 ? null : groups(scan, result),
                values);
    }

    private static List<Group> groups(Scan scan, ResultSet result) throws SQLException {
        var groups = new ArrayList<Group>();
        for (int i = 0; i < scan.groupBy().size(); i++) {
            int column = FIRST_GROUP + 2 * i;
            Object value = switch (scan.groupBy().get(i).field().type()) {
                case NUMBER -> number(result.getBigDecimal(column));
                case BOOLEAN -> result.getObject(column, Boolean.class);
                default -> result.getString(column);
            };
            groups.add(new Group(value, result.getObject(column + 1, Integer.class)));
        }
        return groups;
    }

    /** Numbers are equal regardless of trailing zeros. */
    private static BigDecimal number(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
