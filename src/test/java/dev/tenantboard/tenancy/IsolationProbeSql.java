package dev.tenantboard.tenancy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The rows that plain SQL accesses on the application's own connections, without entities. */
class IsolationProbeSql {

    private static final String NATIVE = "eclipselink.jdbc.allow-native-sql-query";
    private static final List<String> OF_ORGANIZATIONS = List.of(
            "dashboard_bundle_keys",
            "dashboard_widgets",
            "activity_feeds",
            "quick_actions",
            "dashboard_metrics",
            "dashboard_metric_values",
            "dashboard_metric_history",
            "dashboard_events",
            "dashboard_member_names",
            "quick_action_usage",
            "quick_action_runs",
            "activity_marks",
            "activity_read_positions",
            "activity_dedupe_keys",
            "idempotency_keys");
    private static final Set<String> WRITTEN_ONCE = Set.of("dashboard_events", "dashboard_member_names");
    private static final Set<String> WITH_SYSTEM_ROWS = Set.of("quick_actions", "dashboard_metrics");

    private final String world;
    private final List<String> violations;

    IsolationProbeSql(String world, List<String> violations) {
        this.world = world;
        this.violations = violations;
    }

    /** Runs a statement. @return how many rows it found or changed; -1 if it was refused */
    private interface Sql {
        long count(String statement);
    }

    void useEntityManager(EntityManager entities) {
        useTenant("native query", statement -> {
            var query = entities.createNativeQuery(statement).setHint(NATIVE, "true");
            try {
                return statement.startsWith("select")
                        ? ((Number) query.getSingleResult()).longValue()
                        : query.executeUpdate();
            } catch (PersistenceException refused) {
                return -1;
            }
        });
    }

    void useConnection(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            useTenant("connection", on(connection));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Sql on(Connection connection) {
        return sql -> {
            try (var statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    return statement.getUpdateCount();
                }
                try (var result = statement.getResultSet()) {
                    result.next();
                    return result.getLong(1);
                }
            } catch (SQLException refused) {
                return -1;
            }
        };
    }

    private void useTenant(String access, Sql sql) {
        String own = "organization_id = '" + world + "-a'";
        for (String table : OF_ORGANIZATIONS) {
            String shared = WITH_SYSTEM_ROWS.contains(table) ? " and organization_id is not null" : "";
            boolean marks = Set.of(
                            "activity_marks", "activity_read_positions", "activity_dedupe_keys", "idempotency_keys")
                    .contains(table);
            long rows = sql.count("select count(*) from " + table + " where " + own);
            require(marks || rows > 0, access + " does not find its own " + table);
            require(
                    sql.count("select count(*) from " + table + " where not " + own + shared) == 0,
                    access + " finds others' " + table);
            require(
                    WRITTEN_ONCE.contains(table)
                            || sql.count("update " + table + " set organization_id = organization_id") == rows,
                    access + " updates others' " + table);
            require(sql.count("delete from " + table) == rows, access + " deletes others' " + table);
        }
        require(
                sql.count("update dashboard_tenants set metrics_due_at = metrics_due_at") == 1,
                access + " updates others' dashboard_tenants");
        require(sql.count("delete from dashboard_tenants") == 1, access + " deletes others' dashboard_tenants");
        require(sql.count("select count(*) from user_dashboards") == 0, access + " finds others' user_dashboards");
        require(sql.count("delete from user_dashboards") == 0, access + " deletes others' user_dashboards");
        require(sql.count(plant("-b")) == -1, access + " plants a row with the other");
    }

    private String plant(String organization) {
        return "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id) values"
                + " ('" + world + "-planted', 'Planted', 'USER_ACTION', 'deal', '1', 'won', '" + world + organization
                + "')";
    }

    void useWithoutTenant(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            Sql sql = on(connection);
            Stream.concat(OF_ORGANIZATIONS.stream(), Stream.of("user_dashboards", "organization_members", "users"))
                    .forEach(table -> require(
                            sql.count("select count(*) from " + table) == 0, "without a tenant SQL finds " + table));
            OF_ORGANIZATIONS.forEach(table -> require(
                    sql.count("update " + table + " set organization_id = organization_id")
                            == (WRITTEN_ONCE.contains(table) ? -1 : 0),
                    "without a tenant SQL updates " + table));
            OF_ORGANIZATIONS.forEach(
                    table -> require(sql.count("delete from " + table) == 0, "without a tenant SQL deletes " + table));
            require(sql.count("delete from dashboard_tenants") == 0, "without a tenant SQL deletes dashboard_tenants");
            require(sql.count(plant("-a")) == -1, "without a tenant SQL inserts");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Checks several connections at once, so that the connection of the last transaction is one of them. */
    void checkPool(DataSource pool) {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Connection connection = pool.getConnection();
                connections.add(connection);
                for (String setting : List.of("current_org_id", "current_user_id", "platform_admin", "product")) {
                    long left = on(connection)
                            .count("select length(coalesce(current_setting('app." + setting + "', true), ''))");
                    require(left == 0, "a pooled connection keeps app." + setting);
                }
            }
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void require(boolean correct, String violation) {
        if (!correct) {
            violations.add("database: " + violation);
        }
    }
}
