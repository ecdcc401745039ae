package dev.tenantboard.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Reads the version of the schema, at most once a second and one request at a time. Health requests are anonymous and
 * must not use up the application's connections.
 */
final class DatabaseProbe {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** The class of SQL states that mean the database answered and refused. */
    private static final String ACCESS_RULE_VIOLATION = "42";

    /**
     * @param reachable whether the database answered
     * @param version the schema's version, if the application may read it
     */
    record Reading(boolean reachable, Optional<String> version) {

        private static final Reading NONE = new Reading(false, Optional.empty());
    }

    private final DataSource dataSource;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Reading latest;
    private long readAt;

    DatabaseProbe(DataSource dataSource, LongSupplier nanoTime) {
        this.dataSource = dataSource;
        this.nanoTime = nanoTime;
    }

    /** The answer of the last second. A caller that waits too long for it gets "unreachable". */
    Reading read() {
        try {
            if (!lock.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                return Reading.NONE;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Reading.NONE;
        }
        try {
            if (latest == null || nanoTime.getAsLong() - readAt >= KEPT.toNanos()) {
                latest = ask();
                readAt = nanoTime.getAsLong();
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private Reading ask() {
        try (Connection connection = dataSource.getConnection()) {
            return ask(connection);
        } catch (SQLException unreachable) {
            return Reading.NONE;
        }
    }

    private static Reading ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) LONGEST.toSeconds());
            return new Reading(true, Optional.of(SchemaMigrations.installedVersion(statement)));
        } catch (SQLException failure) {
            String state = failure.getSQLState();
            if (state != null && state.startsWith(ACCESS_RULE_VIOLATION)) {
                return new Reading(true, Optional.empty());
            }
            throw failure;
        }
    }
}
