package dev.tenantboard.database;

import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.schema.SchemaMigrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of one test's own, dropped afterwards. The server is shared by all tests of the JVM. */
public final class TestDatabase implements AutoCloseable {

    /** Silent, because what it says is in its exceptions. Kept here, or the level would be collected with the logger. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.OFF);
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int port;
    private final String name;
    private String version = "0";

    private TestDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /** Nothing in it yet, owned by the migration role. */
    public static TestDatabase empty() {
        return emptyOn(Shared.SERVER.port());
    }

    /** The same on another server, which holds the two roles. */
    public static TestDatabase emptyOn(int port) {
        return create(port, "");
    }

    /** A copy of a database that was migrated once. */
    public static TestDatabase migrated() {
        TestDatabase copy = create(Shared.SERVER.port(), " template " + Shared.TEMPLATE.name);
        copy.version = Shared.TEMPLATE.version;
        return copy;
    }

    private static TestDatabase create(int port, String template) {
        TestDatabase database = new TestDatabase(port, "test_" + COUNT.incrementAndGet());
        database.server("create database " + database.name + template + " owner tenantboard_owner");
        database.server("revoke all on database " + database.name + " from public");
        database.server("grant connect on database " + database.name + " to tenantboard_app");
        return database;
    }

    public TestDatabase migrate() {
        version = new SchemaMigrations(ownerSource(), EmbeddedPostgresServer.APPLICATION_USER).migrate();
        return this;
    }

    /** The version that the product's migrations brought it to. */
    public String version() {
        return version;
    }

    public PGSimpleDataSource ownerSource() {
        return source(name, EmbeddedPostgresServer.MIGRATION_USER, Passwords.FOR_TESTS.migration());
    }

    public Connection owner() throws SQLException {
        return ownerSource().getConnection();
    }

    public PGSimpleDataSource applicationSource() {
        return source(name, EmbeddedPostgresServer.APPLICATION_USER, Passwords.FOR_TESTS.application());
    }

    public Connection application() throws SQLException {
        return applicationSource().getConnection();
    }

    public Connection superuser() throws SQLException {
        return source(name, "postgres", "").getConnection();
    }

    /** Runs statements as the superuser. */
    public void execute(String... statements) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Rows as the superuser sees them, one text each with tabs between the columns; null is empty. */
    public List<String> rows(String sql) {
        try (Connection connection = superuser()) {
            return rows(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Rows as the connection's role sees them. */
    public static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    String cell = result.getString(column);
                    cells.add(cell == null ? "" : cell);
                }
                rows.add(String.join("\t", cells));
            }
            return rows;
        }
    }

    private void server(String sql) {
        try (Connection connection = source("postgres", "postgres", "").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private PGSimpleDataSource source(String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + port + "/" + database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        server("drop database " + name + " with (force)");
    }

    /** Started when the first test asks, ended with the JVM. */
    private static final class Shared {

        static final EmbeddedPostgresServer SERVER = EmbeddedPostgresServer.temporary();
        static final TestDatabase TEMPLATE = create(SERVER.port(), "").migrate();
    }
}
