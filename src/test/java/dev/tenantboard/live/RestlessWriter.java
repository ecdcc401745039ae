package dev.tenantboard.live;

import dev.tenantboard.database.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Another application, which writes directly to the database, in transactions of all lengths. So they commit in another order
 * than they began. Some are rolled back, wholly or in part. Only owners and administrators may read a quarter of the rows.
 */
final class RestlessWriter implements Callable<Void> {

    private static final Duration PAUSE = Duration.ofMillis(600);

    private final EmbeddedPostgresServer database;
    private final FaultyFleet fleet;
    private final List<LiveOrganization> organizations;
    private final AtomicBoolean over;
    private final Random random;

    /** One of so many transactions is long. */
    private final int longInterval;

    private final Duration longest;

    RestlessWriter(
            EmbeddedPostgresServer database,
            FaultyFleet fleet,
            List<LiveOrganization> organizations,
            AtomicBoolean over,
            Random random,
            int longInterval,
            Duration longest) {
        this.database = database;
        this.fleet = fleet;
        this.organizations = organizations;
        this.over = over;
        this.random = random;
        this.longInterval = longInterval;
        this.longest = longest;
    }

    @Override
    public Void call() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            while (!over.get()) {
                write(connection, organizations.get(random.nextInt(organizations.size())));
                pause(fleet.pace(PAUSE));
            }
            return null;
        }
    }

    private Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl(organizations.get(0).rows().name()));
        source.setUser(EmbeddedPostgresServer.APPLICATION_USER);
        source.setPassword(database.passwords().application());
        return source.getConnection();
    }

    private void write(Connection connection, LiveOrganization organization) throws SQLException {
        try (PreparedStatement tenant =
                connection.prepareStatement("select set_config('app.current_org_id', ?, true)")) {
            tenant.setString(1, organization.id());
            tenant.execute();
        }
        for (int part = random.nextInt(4); part >= 0; part--) {
            record(connection, organization);
            pause(Duration.ofMillis(40));
        }
        if (random.nextInt(3) == 0) {
            Savepoint before = connection.setSavepoint();
            record(connection, organization);
            if (random.nextBoolean()) {
                connection.rollback(before);
            }
        }
        if (random.nextInt(longInterval) == 0) {
            pause(longest);
        }
        if (random.nextInt(6) == 0) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    /** Inserts some activities, and marks some of them in another statement. */
    private void record(Connection connection, LiveOrganization organization) throws SQLException {
        String action = "act-" + random.nextLong();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)
                select gen_random_uuid(), 'Happened', cast(? as "ActivityType"), 'deal', n::text, ?, ?
                from generate_series(1, ?) n
                order by n""")) {
            insert.setString(1, random.nextInt(4) == 0 ? "SECURITY_EVENT" : "USER_ACTION");
            insert.setString(2, action);
            insert.setString(3, organization.id());
            insert.setInt(4, 1 + random.nextInt(20));
            insert.executeUpdate();
        }
        if (random.nextInt(5) == 0) {
            try (PreparedStatement mark = connection.prepareStatement("""
                    update activity_feeds
                    set is_archived = true
                    where organization_id = ? and action = ? and entity_id < '3'""")) {
                mark.setString(1, organization.id());
                mark.setString(2, action);
                mark.executeUpdate();
            }
        }
    }

    private void pause(Duration max) {
        LockSupport.parkNanos((long) (random.nextDouble() * max.toNanos()));
    }
}
