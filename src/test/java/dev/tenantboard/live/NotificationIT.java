package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.server.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The notifications between servers, as the database receives them. */
class NotificationIT extends ServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String LISTENERS = """
            select pid, usename
            from pg_stat_activity
            where application_name = 'tenantboard notifications' and datname = current_database()
            """;

    @Test
    void notifiesOfAnOrganizationOnly() throws Exception {
        LiveOrganization organization = LiveOrganization.in(new Database(database), api);
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen tenantboard_news");

            organization.record("Confidential");

            assertThat(receivedUntil(organization.id(), connection))
                    .contains(organization.id())
                    .isSubsetOf(TestDatabase.rows(connection, "select id from organizations"));
        }
    }

    private static List<String> receivedUntil(String id, Connection connection) throws SQLException {
        List<String> received = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (!received.contains(id) && Instant.now().isBefore(end)) {
            for (PGNotification one : connection.unwrap(PGConnection.class).getNotifications(500)) {
                received.add(one.getParameter());
            }
        }
        return received;
    }

    /** Each server has one outside of its pool, as the role that owns nothing. It replaces a lost one. */
    @Test
    void listensOnOneConnection() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            String first = onlyListener(connection, "");
            statement.execute("select pg_terminate_backend(" + first.split("\t")[0] + ")");
            String second = onlyListener(connection, first);

            assertThat(List.of(first, second))
                    .allMatch(listener -> listener.endsWith(EmbeddedPostgresServer.APPLICATION_USER))
                    .doesNotHaveDuplicates();
        }
    }

    private static String onlyListener(Connection connection, String former) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> listeners = TestDatabase.rows(connection, LISTENERS);
        while ((listeners.size() != 1 || listeners.get(0).equals(former))
                && Instant.now().isBefore(end)) {
            listeners = TestDatabase.rows(connection, LISTENERS);
        }
        assertThat(listeners).hasSize(1).doesNotContain(former);
        return listeners.get(0);
    }

    private Connection connection() throws SQLException {
        return database.superuser(EmbeddedPostgresServer.DATABASE).getConnection();
    }
}
