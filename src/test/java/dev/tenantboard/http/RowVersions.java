package dev.tenantboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Answer;
import dev.tenantboard.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The state of the tables that a refused request must not change: the number of rows and the newest transaction of each
 * table. It is cheap enough to check after each request. It excludes the audit trail of refusals and values of metrics,
 * which change in the background.
 */
final class RowVersions implements AutoCloseable {

    /**
     * Values of metrics are also written in the background, with entries in the event log. The name of a user is kept with
     * their first refusal.
     */
    private static final String TABLES = """
            select tablename
            from pg_tables
            where schemaname = 'public'
                and tablename not in (
                    'dashboard_metric_values', 'dashboard_metric_history', 'dashboard_tenants', 'dashboard_events',
                    'dashboard_member_names')
            order by tablename
            """;

    private static final String WRITTEN = "max(xmin::text::bigint)";

    private final Connection connection;
    private final PreparedStatement versions;
    private String before;

    RowVersions(TestServer server) {
        try {
            connection = server.database().superuser("tenantboard").getConnection();
            versions = connection.prepareStatement(tables(connection).stream()
                    .map(RowVersions::version)
                    .collect(Collectors.joining(" union all ", "", " order by 1")));
            before = now();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static String version(String table) {
        return switch (table) {
            case "activity_feeds" ->
                versions(
                        table,
                        WRITTEN,
                        "type <> 'SECURITY_EVENT' and (entity_type, action) <> ('metric', 'status_changed')");
            case "dashboard_metrics" -> versions(table, "extract(epoch from max(updated_at))", "true");
            default -> versions(table, WRITTEN, "true");
        };
    }

    private static String versions(String table, String youngest, String rows) {
        return "select '%1$s ' || count(*) || ' ' || coalesce(%2$s, 0) from \"%1$s\" where %3$s"
                .formatted(table, youngest, rows);
    }

    private String now() throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet row = versions.executeQuery()) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return String.join("\n", all);
    }

    /** Fails if the request was refused and a row was inserted, changed or deleted since the last check. */
    void check(Answer answer) {
        try {
            String after = now();
            if (answer.status() >= 400) {
                assertThat(after).as("rows after %s", answer).isEqualTo(before);
            }
            before = after;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
