package dev.tenantboard.database;

import dev.tenantboard.suite.ServerStarts;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
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

/** The PostgreSQL 15 of Debian's packages, where it is installed, with the product's two roles. */
public final class DebianPostgres implements AutoCloseable {

    private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

    private final Process server;
    private final int port;

    private DebianPostgres(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(BINARIES.resolve("postgres"));
    }

    /** Fills the directory and starts in it, on a free port. */
    public static DebianPostgres startIn(Path directory) throws IOException, InterruptedException, SQLException {
        String data = directory.toString();
        int initialised = command(directory, "initdb", "--auth=trust", "--username=postgres", "--no-sync", data)
                .start()
                .waitFor();
        if (initialised != 0) {
            throw new IOException("initdb failed: " + Files.readString(log(directory)));
        }
        ServerStarts.count(ServerStarts.POSTGRESQL);
        int port = freePort();
        DebianPostgres started = new DebianPostgres(
                command(directory, "postgres", "-D", data, "-p", "" + port, "-k", data, "-F")
                        .start(),
                port);
        started.createRoles(Instant.now().plus(Duration.ofSeconds(20)));
        return started;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private static ProcessBuilder command(Path directory, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(BINARIES.resolve(program).toString());
        command.addAll(List.of(arguments));
        File log = log(directory).toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    }

    private static Path log(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void createRoles(Instant deadline) throws SQLException {
        while (true) {
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("create role tenantboard_owner login");
                statement.execute("create role tenantboard_app login");
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(deadline) || !server.isAlive()) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
