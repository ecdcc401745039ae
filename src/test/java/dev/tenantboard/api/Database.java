package dev.tenantboard.api;

import dev.tenantboard.database.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** A database of the suite's server, as the superuser reads and changes it. */
public record Database(EmbeddedPostgresServer server, String name) {

    /** The database that the suite's server uses. */
    public Database(EmbeddedPostgresServer server) {
        this(server, EmbeddedPostgresServer.DATABASE);
    }

    /** Creates a database for a test's own server. */
    public static Database create(EmbeddedPostgresServer server, String name) {
        server.createDatabase(name);
        return new Database(server, name);
    }

    public Connection connect() throws SQLException {
        return server.superuser(name).getConnection();
    }

    /** Returns the settings of a server that uses this database. */
    public Map<String, String> settings() {
        String url = server.jdbcUrl(name);
        return Map.of("TENANTBOARD_DATABASE_URL", url, "TENANTBOARD_MIGRATION_URL", url);
    }

    /** Returns the first column of the only row as text, or null. */
    public String text(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    public int update(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Creates a member of an organization, without any rows. */
    public Caller member(String name, String organizationId, String role, String... permissions) {
        update(
                "insert into users (id, email, name) values (?, ?, ?) on conflict do nothing",
                name,
                name + "@example.com",
                name);
        update(
                "insert into organization_members (id, user_id, organization_id, role, permissions)"
                        + " values (?, ?, ?, ?, coalesce(string_to_array(nullif(?, ''), ','), '{}'))",
                name + "-" + organizationId,
                name,
                organizationId,
                role,
                String.join(",", permissions));
        return new Caller(name, organizationId);
    }

    /** Creates an organization without members. */
    public String organization(String id, String tier) {
        update("insert into organizations (id, name, slug, subscription_tier) values (?, ?, ?, ?)", id, id, id, tier);
        return id;
    }
}
