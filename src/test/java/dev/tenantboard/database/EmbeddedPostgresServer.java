package dev.tenantboard.database;

import dev.tenantboard.suite.Directories;
import dev.tenantboard.suite.ServerStarts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A real PostgreSQL 18 from Maven Central, as a child of this JVM, with the product's two roles and a database owned by
 * the migration role. It runs as root too: the server is then started in a user namespace of its own.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    public static final String DATABASE = "tenantboard";
    public static final String MIGRATION_USER = "tenantboard_owner";
    public static final String APPLICATION_USER = "tenantboard_app";

    /** The superuser needs no password, from this machine only; everybody else does. */
    private static final String HOST_BASED_AUTHENTICATION = """
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** Ends the server when the JVM is gone, however it went: its end of the pipe closes even on SIGKILL. */
    private static final String WATCHDOG =
            "trap '' INT TERM HUP; cat > /dev/null; read -r pid < \"$0/postmaster.pid\" && kill -INT \"$pid\"";

    private final EmbeddedPostgres server;
    private final Path directory;
    private final Process watchdog;
    private final Passwords passwords;
    private final boolean temporary;

    /** The passwords of the two roles. */
    public record Passwords(String migration, String application) {

        public static final Passwords FOR_TESTS = new Passwords("owner-secret", "app-secret");
    }

    private EmbeddedPostgresServer(EmbeddedPostgres server, Path directory, Passwords passwords, boolean temporary)
            throws IOException {
        this.server = server;
        this.directory = directory;
        this.watchdog = watch(directory);
        this.passwords = passwords;
        this.temporary = temporary;
    }

    /** Starts on a free port, in a temporary directory that {@link #close} removes, or the end of the JVM. */
    public static EmbeddedPostgresServer temporary() {
        try {
            Path directory = Files.createTempDirectory("tenantboard-postgres");
            Directories.copy(PostgresTemplate.DIRECTORY, directory);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    // It would run initdb again. The directory is removed here.
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // No test stops the machine.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    // Tests ask how long after its commit something was seen.
                    .setServerConfig("track_commit_timestamp", "on");
            EmbeddedPostgresServer server = start(builder, directory, Passwords.FOR_TESTS, true);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    /**
     * Starts in the given directory, which is filled at the first start and kept between runs.
     *
     * @param port the port, or 0 for a free one
     */
    public static EmbeddedPostgresServer keptIn(Path directory, int port, Passwords passwords) throws IOException {
        return keptIn(directory, port, passwords, Map.of());
    }

    /** @param configuration settings of PostgreSQL itself */
    public static EmbeddedPostgresServer keptIn(
            Path directory, int port, Passwords passwords, Map<String, String> configuration) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setCleanDataDirectory(false);
        configuration.forEach(builder::setServerConfig);
        return start(port == 0 ? builder : builder.setPort(port), directory, passwords, false);
    }

    private static EmbeddedPostgresServer start(
            EmbeddedPostgres.Builder builder, Path directory, Passwords passwords, boolean temporary)
            throws IOException {
        ServerStarts.count(ServerStarts.POSTGRESQL);
        EmbeddedPostgres server = builder.setDataDirectory(directory)
                .setServerConfig("listen_addresses", "localhost")
                .setDataDirectoryCustomizer(EmbeddedPostgresServer::restrictAccess)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        EmbeddedPostgresServer started = new EmbeddedPostgresServer(server, directory, passwords, temporary);
        started.createRoles();
        return started;
    }

    private static void restrictAccess(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process watch(Path directory) throws IOException {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            return null;
        }
        return new ProcessBuilder(
                        "sh", "-c", WATCHDOG, directory.toAbsolutePath().toString())
                .start();
    }

    private void createRoles() {
        createRole(MIGRATION_USER, passwords.migration());
        createRole(APPLICATION_USER, passwords.application());
        if (!asSuperuser("select from pg_database where datname = '" + DATABASE + "'")) {
            createDatabase(DATABASE);
        }
    }

    private void createRole(String name, String password) {
        if (!asSuperuser("select from pg_roles where rolname = '" + name + "'")) {
            asSuperuser("create role " + name + " login");
        }
        asSuperuser("alter role " + name + " password '" + password.replace("'", "''") + "'");
    }

    /** Creates an empty database owned by the migration role, into which the application role may connect. */
    public void createDatabase(String name) {
        asSuperuser("create database " + name + " owner " + MIGRATION_USER);
        asSuperuser("revoke all on database " + name + " from public");
        asSuperuser("grant connect on database " + name + " to " + APPLICATION_USER);
    }

    private boolean asSuperuser(String sql) {
        try (Connection connection = superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The superuser, for arranging what neither role could. */
    public DataSource superuser(String database) {
        return server.getDatabase("postgres", database);
    }

    public int port() {
        return server.getPort();
    }

    /** The server's process; PostgreSQL writes it as the first line of this file. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
        } catch (IOException failure) {
            throw new UncheckedIOException("The server is not running", failure);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public Passwords passwords() {
        return passwords;
    }

    @Override
    public synchronized void close() {
        try (server) {
            if (watchdog != null) {
                watchdog.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (temporary && Files.exists(directory)) {
            Directories.remove(directory);
        }
    }
}
