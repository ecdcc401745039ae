package dev.tenantboard.faults.database;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.server.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL that may be stopped in every way and started again on its port. The embedded one fills the directory and
 * tells where its programs are; from then on the server is started here, with what {@code alter system} has set and with
 * its files flushed, which the embedded one leaves out.
 */
public final class BreakablePostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path program;
    private final Path directory;
    private final int port;
    private Process server;

    private BreakablePostgres(Path program, Path directory, int port) {
        this.program = program;
        this.directory = directory;
        this.port = port;
    }

    /** @param settings statements, each an {@code alter system} */
    public static BreakablePostgres startIn(Path directory, String... settings) {
        Path program;
        int port;
        try (EmbeddedPostgresServer filled = EmbeddedPostgresServer.keptIn(directory, 0, Passwords.FOR_TESTS)) {
            program = Path.of(ProcessHandle.of(filled.pid())
                    .flatMap(process -> process.info().command())
                    .orElseThrow());
            port = filled.port();
            try (Connection connection =
                            filled.superuser(EmbeddedPostgresServer.DATABASE).getConnection();
                    Statement statement = connection.createStatement()) {
                for (String setting : settings) {
                    statement.execute(setting);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        allowReplication(directory);
        var postgres = new BreakablePostgres(program, directory, port);
        postgres.start();
        return postgres;
    }

    private static void allowReplication(Path directory) {
        try {
            Path file = directory.resolve("pg_hba.conf");
            Files.writeString(file, "host replication postgres samehost trust\n" + Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same programs in another directory: a standby's, say. Not started. */
    public BreakablePostgres in(Path other, int otherPort) {
        return new BreakablePostgres(program, other, otherPort);
    }

    /** Starts it, and waits until it answers. */
    public void start() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (server == null || !server.isAlive()) {
                    // Children of a killed one may hold on to what the next one needs for a moment.
                    server = launch();
                }
                connect().close();
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("PostgreSQL does not answer on port " + port, notYet);
                }
                Pause.millis(20);
            }
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), "-D", directory.toString(), "-p", "" + port));
        command.addAll(List.of("-c", "listen_addresses=localhost", "-c", "unix_socket_directories="));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolveSibling("postgres.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends all connections and recovers at the next start. */
    public void stopImmediately() {
        signal("QUIT");
    }

    public void stopFast() {
        signal("INT");
    }

    /** As the kernel does that needs memory. */
    public void kill() {
        signal("KILL");
    }

    private void signal(String name) {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            server.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return port;
    }

    public Path directory() {
        return directory;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + EmbeddedPostgresServer.DATABASE;
    }

    /** As the superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", "");
    }

    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join("; ", statements), failure);
        }
    }

    @Override
    public void close() {
        if (server != null && server.isAlive()) {
            stopFast();
        }
    }
}
