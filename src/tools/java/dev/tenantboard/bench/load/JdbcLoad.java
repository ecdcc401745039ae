package dev.tenantboard.bench.load;

import dev.tenantboard.bench.control.Replay;
import dev.tenantboard.bench.control.Script;
import dev.tenantboard.bench.control.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Nothing but the database: threads that each ask what was recorded on a connection of their own, with statements that stay
 * prepared, and read all rows to their end.
 */
public final class JdbcLoad {

    /** Makes a connection of the role in question. */
    public interface Connections {

        Connection open() throws SQLException;
    }

    private JdbcLoad() {}

    /** @param next the script whose turn it is; asked by all threads */
    public static Went run(Connections connections, int threads, Supplier<Script> next, Duration duration) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Connection> opened = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                opened.add(connections.open());
            }
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Future<Histogram>> running = new ArrayList<>();
            for (Connection connection : opened) {
                running.add(pool.submit(() -> ask(connection, next, end)));
            }
            Histogram all = new Histogram(3);
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
            return new Went(all.getTotalCount(), (System.nanoTime() - begin) / 1e9, all, 0, "");
        } catch (SQLException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        } finally {
            pool.shutdown();
        }
    }

    private static Histogram ask(Connection connection, Supplier<Script> next, long end) throws SQLException {
        Histogram nanos = new Histogram(3);
        try (connection) {
            Replay replay = new Replay(connection, new Kept(connection, new HashMap<>()), JdbcLoad::readToEnd);
            for (long now = System.nanoTime(); now < end; ) {
                replay.run(next.get());
                long done = System.nanoTime();
                nanos.recordValue(done - now);
                now = done;
            }
        }
        return nanos;
    }

    /** Once, for a look at what is sent. */
    public static void once(Connection connection, Script script) {
        try {
            new Replay(connection, new Kept(connection, new HashMap<>()), JdbcLoad::readToEnd).run(script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void readToEnd(ResultSet rows) throws SQLException {
        while (rows.next()) {
            // Whoever uses them would.
        }
    }

    private record Kept(Connection connection, Map<String, PreparedStatement> prepared) implements Statements {

        @Override
        public PreparedStatement prepare(String sql) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            return statement;
        }

        @Override
        public void done(PreparedStatement statement) {
            // It stays.
        }
    }
}
