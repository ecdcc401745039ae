package dev.tenantboard.faults;

import dev.tenantboard.faults.database.BreakablePostgres;
import dev.tenantboard.server.FreePort;
import dev.tenantboard.server.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * A primary and a standby that has all that was acknowledged: a commit waits for it. The servers know both, and take the one
 * that can be written to. The bundle lacks {@code pg_basebackup}, so the directory is copied between the two calls that it
 * makes.
 */
final class Replicated implements Scene.Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private BreakablePostgres standby;

    @Override
    public BreakablePostgres database(Path directory) {
        BreakablePostgres primary = BreakablePostgres.startIn(directory, "alter system set wal_keep_size = '512MB'");
        try {
            Path copy = directory.resolveSibling("standby");
            copy(primary, copy);
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + primary.port()
                            + " user=postgres application_name=standby'\n",
                    StandardOpenOption.APPEND);
            standby = primary.in(copy, FreePort.find());
            standby.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        primary.execute("alter system set synchronous_standby_names = 'standby'", "select pg_reload_conf()");
        Pause.until(() -> isSynchronous(primary), PATIENCE, "the standby follows");
        return primary;
    }

    @Override
    public String url(BreakablePostgres primary) {
        return primary.jdbcUrl().replace(":" + primary.port(), ":" + primary.port() + ",localhost:" + standby.port())
                + "?targetServerType=primary";
    }

    /** Breaks the primary, and promotes the standby two seconds later. */
    Instant fail(Scene scene) {
        scene.postgres().kill();
        scene.moveTo(standby);
        Pause.seconds(2);
        standby.execute("select pg_promote()");
        return Instant.now();
    }

    private static boolean isSynchronous(BreakablePostgres primary) {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_stat_replication where sync_state = 'sync'")) {
            return row.next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void copy(BreakablePostgres primary, Path copy) throws SQLException, IOException {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            Files.walkFileTree(primary.directory(), new Copying(primary.directory(), copy));
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(copy.resolve("postmaster.pid"));
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
    }

    /** Files may come and go meanwhile; the log makes up for it. */
    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                Files.copy(file, to.resolve(from.relativize(file)));
            } catch (NoSuchFileException gone) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
