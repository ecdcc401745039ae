package dev.tenantboard.live.log;

import dev.tenantboard.persistence.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/** The database's notification channel between servers. It transports ids of organizations, and none of their data. */
@ApplicationScoped
public class NotificationChannel {

    private static final String NAME = "tenantboard_news";

    /**
     * PostgreSQL accepts less than 8,000 bytes. Organizations with longer ids depend on the poll ({@code
     * tenantboard.events.poll}).
     */
    private static final int LONGEST_ID = 1_000;

    /** A notification may be lost in a crash, so the commit does not wait for the disk. */
    private static final String SEND = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true))
            select pg_notify('tenantboard_news', organization_id)
            from quick, unnest(?) organization_id
            """;

    @Inject
    private Database database;

    @Inject
    @ConfigProperty(name = "tenantboard.database.url")
    private String url;

    @Inject
    @ConfigProperty(name = "tenantboard.database.user")
    private String user;

    @Inject
    @ConfigProperty(name = "tenantboard.database.password")
    private Optional<String> password;

    void send(Set<String> organizationIds) {
        List<String> ids =
                organizationIds.stream().filter(id -> id.length() <= LONGEST_ID).toList();
        if (ids.isEmpty()) {
            return;
        }
        database.run(statements -> statements.execute(SEND, ids));
    }

    /** Opens a connection outside of the pool, which receives notifications from now on. */
    Listener listen() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        source.setApplicationName("tenantboard notifications");
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        source.setTcpKeepAlive(true);
        source.setHostRecheckSeconds(1);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + NAME);
            return new Listener(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A connection that listens on the channel. */
    record Listener(Connection connection) implements AutoCloseable {

        /** Returns the organizations of the next notifications, or none after the time. */
        List<String> await(int millis) throws SQLException {
            PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications(millis);
            return received == null
                    ? List.of()
                    : Arrays.stream(received)
                            .map(PGNotification::getParameter)
                            .distinct()
                            .toList();
        }

        /** Checks that the connection works: a silent one may be broken. */
        void requireAlive(int seconds) throws SQLException {
            if (!connection.isValid(seconds)) {
                throw new SQLException("the connection is broken");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
