package dev.tenantboard.faults.load;

import dev.tenantboard.api.Caller;
import dev.tenantboard.api.TokenKeys;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.faults.database.BreakablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The organizations of a run, each with its users. An organization's id is in whatever its users write, so that it is found in answers. */
public record Tenants(List<Tenant> all) {

    private static final int ORGANIZATIONS = 4;
    private static final int USERS = 3;
    private static final Duration LIFETIME = Duration.ofHours(6);

    /** A user with a token, and how their organization's rows are told. */
    public record Tenant(String organization, String user, String token) {}

    public static Tenants in(BreakablePostgres postgres) {
        List<Tenant> all = new ArrayList<>();
        try (Connection connection = postgres.connect()) {
            for (int o = 0; o < ORGANIZATIONS; o++) {
                String organization = "tenant-" + (char) ('a' + o) + ";";
                insert(
                        connection,
                        "insert into organizations (id, name, slug, subscription_tier) values (?, ?, ?, 'ENTERPRISE')"
                                + " on conflict do nothing",
                        organization,
                        organization,
                        "slug-" + o);
                for (int u = 0; u < USERS; u++) {
                    all.add(member(connection, organization, "user-" + o + "-" + u));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Tenants(all);
    }

    private static Tenant member(Connection connection, String organization, String user) throws SQLException {
        insert(
                connection,
                "insert into users (id, email, name) values (?, ?, ?) on conflict do nothing",
                user,
                user + "@example.com",
                user);
        insert(
                connection,
                "insert into organization_members (id, user_id, organization_id, role) values (?, ?, ?, 'OWNER')"
                        + " on conflict do nothing",
                "member-" + user,
                user,
                organization);
        var caller = new Caller(user, organization, Set.of());
        return new Tenant(
                organization,
                user,
                Tokens.issuedBy(TokenKeys.forTests(), caller, LIFETIME).sign());
    }

    private static void insert(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
