package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The state that refused requests must not change: all rows of all tables, and a log without stack traces. */
public record Undisturbed(TestServer server, Map<String, String> tables, int logLength) {

    private static final String TABLES =
            "select tablename from pg_tables where schemaname = 'public' order by tablename";

    public static Undisturbed since(TestServer server) {
        return new Undisturbed(
                server, fingerprints(server), server.server().log().length());
    }

    public void check() {
        assertThat(fingerprints(server)).as("rows, table by table").isEqualTo(tables);
        checkLog();
    }

    /** What the server has logged since then. */
    public String written() {
        return server.server().log().substring(logLength);
    }

    public void checkLog() {
        assertThat(written().lines().filter(line -> line.startsWith("\tat ") || line.contains("SEVERE")))
                .as("faults and stack traces in the server's log")
                .isEmpty();
    }

    private static Map<String, String> fingerprints(TestServer server) {
        Map<String, String> fingerprints = new TreeMap<>();
        try (Connection connection = server.database().superuser("tenantboard").getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(TABLES)) {
                while (tables.next()) {
                    fingerprints.put(tables.getString(1), "");
                }
            }
            for (String table : fingerprints.keySet()) {
                fingerprints.put(table, fingerprint(statement, table));
            }
            return fingerprints;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String fingerprint(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \"" + table + "\" t")) {
            row.next();
            return row.getString(1);
        }
    }
}
