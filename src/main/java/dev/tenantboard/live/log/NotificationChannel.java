package dev.tenantboard.live.log;

import dev.tenantboard.persistence.ConnectionPool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/** The database's channel by which servers wake each other. It carries ids of organizations, and nothing that they hold. */
@ApplicationScoped
public class NotificationChannel {

    private static final String NAME = "tenantboard_news";

    /** PostgreSQL takes less than 8,000 bytes. What happens where the id is longer is found by {@code tenantboard.events.poll}. */
    private static final int LONGEST_ID = 1_000;

    /** A wake-up is nothing that must outlive a crash, so nobody waits for the disk. */
    private static final String SEND = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true))
            select pg_notify('tenantboard_news', organization_id)
            from quick, unnest(?) organization_id
            """;

    @Resource(lookup = ConnectionPool.NAME)
    private DataSource pool;

    @Inject
    @ConfigProperty(name = "tenantboard.database.url")
    private String url;

    @Inject
    @ConfigProperty(name = "tenantboard.database.user")
    private String user;

    @Inject
    @ConfigProperty(name = "tenantboard.database.password")
    private Optional<String> password;

    void send(Set<String> organizationIds) throws SQLException {
        String[] ids =
                organizationIds.stream().filter(id -> id.length() <= LONGEST_ID).toArray(String[]::new);
        if (ids.length == 0) {
            return;
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SEND)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.executeQuery().close();
        }
    }

    /** A connection beside the pool's that hears what is sent from now on. */
    Hearing hear() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        source.setApplicationName("tenantboard wake-ups");
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        source.setTcpKeepAlive(true);
        source.setHostRecheckSeconds(1);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + NAME);
            return new Hearing(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Who listens on the channel. */
    record Hearing(Connection connection) implements AutoCloseable {

        /** The organizations that were named, as soon as there is one; none if the time is over. */
        List<String> await(int millis) throws SQLException {
            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(millis);
            return heard == null
                    ? List.of()
                    : Arrays.stream(heard)
                            .map(PGNotification::getParameter)
                            .distinct()
                            .toList();
        }

        /** Whether there is anybody at the other end: who says nothing may also be gone. */
        void demandAlive(int seconds) throws SQLException {
            if (!connection.isValid(seconds)) {
                throw new SQLException("the connection is gone");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
