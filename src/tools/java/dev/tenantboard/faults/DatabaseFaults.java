package dev.tenantboard.faults;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.server.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may happen to the database. */
final class DatabaseFaults {

    private static final String POOL =
            "datname = 'tenantboard' and pid <> pg_backend_pid() and backend_type = 'client backend'";

    private DatabaseFaults() {}

    static List<Fault> all() {
        var replicated = new Replicated();
        var small = new SmallDisk();
        return List.of(
                new Fault(
                        "backend",
                        "one connection at work is cut",
                        (scene, tally) -> cut(scene, POOL + " and state <> 'idle' limit 1")),
                new Fault("backends", "all connections are cut", (scene, tally) -> cut(scene, POOL)),
                new Fault("restart", "PostgreSQL is restarted with `immediate`", (scene, tally) -> restart(scene)),
                new Fault(
                        "outage",
                        "PostgreSQL is killed and brought back after 10 s",
                        (scene, tally) -> killFor10s(scene)),
                new Fault(
                        "exhausted",
                        "all connections are cut, and others take them for 5 s",
                        (scene, tally) -> exhaust(scene)),
                new Fault(
                        "lock-table",
                        "a table is locked for 5 s",
                        (scene, tally) -> lock(scene, "lock table activity_feeds in access exclusive mode")),
                new Fault(
                        "lock-rows",
                        "all widgets are locked for 5 s",
                        (scene, tally) -> lock(scene, "select from dashboard_widgets for update")),
                new Fault("disk", "the disk of the tables is full for 6 s", small, (scene, tally) -> small.fill()),
                new Fault(
                        "promotion",
                        "the primary is killed, and its standby promoted 2 s later",
                        replicated,
                        (scene, tally) -> replicated.fail(scene)));
    }

    private static Instant cut(Scene scene, String which) {
        scene.postgres()
                .execute("select pg_terminate_backend(pid) from (select pid from pg_stat_activity where " + which
                        + ") c");
        return Instant.now();
    }

    private static Instant restart(Scene scene) {
        scene.postgres().stopImmediately();
        scene.postgres().start();
        return Instant.now();
    }

    private static Instant killFor10s(Scene scene) {
        scene.postgres().kill();
        Pause.seconds(10);
        scene.postgres().start();
        return Instant.now();
    }

    /** Others take what is free, and then what the pools lose. */
    static Instant exhaust(Scene scene) throws SQLException {
        List<Connection> others = new ArrayList<>();
        try {
            take(scene, others, Instant.now().plusSeconds(1));
            cut(scene, POOL + " and usename = 'tenantboard_app'");
            take(scene, others, Instant.now().plusSeconds(5));
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
        return Instant.now();
    }

    private static void take(Scene scene, List<Connection> others, Instant end) {
        while (Instant.now().isBefore(end)) {
            try {
                others.add(DriverManager.getConnection(
                        scene.postgres().jdbcUrl(),
                        EmbeddedPostgresServer.MIGRATION_USER,
                        Passwords.FOR_TESTS.migration()));
            } catch (SQLException full) {
                Pause.millis(5);
            }
        }
    }

    private static Instant lock(Scene scene, String sql) throws SQLException {
        try (Connection connection = scene.postgres().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            Pause.seconds(5);
            connection.rollback();
        }
        return Instant.now();
    }
}
