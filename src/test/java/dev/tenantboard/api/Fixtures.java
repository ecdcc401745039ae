package dev.tenantboard.api;

import static dev.tenantboard.api.Callers.ACME;
import static dev.tenantboard.api.Callers.GLOBEX;

import dev.tenantboard.database.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Inserts the organizations and users of {@link Callers} into the platform's tables, as the role that owns the tables.
 */
public final class Fixtures {

    private static final String ORGANIZATION =
            "insert into organizations (id, name, slug, subscription_tier) values (?, ?, ?, ?) on conflict do nothing";
    private static final String USER =
            "insert into users (id, email, name, is_active) values (?, ?, ?, ?) on conflict do nothing";
    private static final String MEMBER = """
            insert into organization_members (id, user_id, organization_id, role)
            values (?, ?, ?, ?)
            on conflict do nothing""";

    private final Connection connection;

    private Fixtures(Connection connection) {
        this.connection = connection;
    }

    public static void insertInto(EmbeddedPostgresServer database) {
        insertInto(database.jdbcUrl(), database.passwords().migration());
    }

    public static void insertInto(String jdbcUrl, String migrationPassword) {
        try (Connection connection =
                DriverManager.getConnection(jdbcUrl, EmbeddedPostgresServer.MIGRATION_USER, migrationPassword)) {
            connection.setAutoCommit(false);
            new Fixtures(connection).insert();
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("The fixtures could not be inserted", failure);
        }
    }

    private void insert() throws SQLException {
        execute(ORGANIZATION, ACME, "Acme Corporation", "acme", "GROWTH");
        execute(ORGANIZATION, GLOBEX, "Globex Industries", "globex", "FREE");
        for (String role : new String[] {"OWNER", "ADMIN", "MEMBER", "VIEWER"}) {
            member(user("user-acme-" + role.toLowerCase(Locale.ROOT), true), ACME, role);
            member(user("user-globex-" + role.toLowerCase(Locale.ROOT), true), GLOBEX, role);
        }
        member(user("user-both", true), ACME, "ADMIN");
        member("user-both", GLOBEX, "MEMBER");
        member(user("user-inactive", false), ACME, "MEMBER");
        member(user("user-platform", true), ACME, "ADMIN");
        user("user-stranger", true);
    }

    private String user(String id, boolean active) throws SQLException {
        execute(USER, id, id + "@example.com", id.substring("user-".length()), active);
        return id;
    }

    private void member(String userId, String organizationId, String role) throws SQLException {
        execute(MEMBER, "member-" + userId + "-" + organizationId, userId, organizationId, role);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
