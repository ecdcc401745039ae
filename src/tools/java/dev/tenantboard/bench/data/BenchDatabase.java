package dev.tenantboard.bench.data;

import dev.tenantboard.api.Database;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.schema.SchemaMigrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/** The server with the loaded databases, each as large as it was asked for, and the copies that are worked in. */
public final class BenchDatabase implements AutoCloseable {

    /**
     * Of a machine with a few gigabytes: what PostgreSQL's documentation advises to begin with. Commits are on disk when they
     * are acknowledged. What is not named is as PostgreSQL ships it.
     */
    public static final Map<String, String> SETTINGS = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "shared_buffers", "1GB",
            "effective_cache_size", "4GB",
            "max_wal_size", "4GB",
            "random_page_cost", "1.1",
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on");

    private final EmbeddedPostgresServer server;
    private final Consumer<String> progress;

    private BenchDatabase(EmbeddedPostgresServer server, Consumer<String> progress) {
        this.server = server;
        this.progress = progress;
    }

    /** @param fresh whether to forget what was loaded before, as another number of rows does */
    public static BenchDatabase startIn(Path directory, boolean fresh, Consumer<String> progress) throws IOException {
        BenchDatabase started =
                new BenchDatabase(EmbeddedPostgresServer.keptIn(directory, 0, Passwords.FOR_TESTS, SETTINGS), progress);
        if (fresh) {
            started.forget();
        }
        return started;
    }

    private void forget() {
        Database administration = new Database(server, "postgres");
        for (String name : List.of("bench_loaded", "bench_grown_loaded")) {
            administration.update("drop database if exists " + name + " with (force)");
        }
    }

    /** A fresh copy of a database with such rows, which is loaded if there is none. */
    public Database copy(String name, Population population) {
        String loaded = name + "_loaded";
        Database administration = new Database(server, "postgres");
        if (!population.toString().equals(comment(administration, loaded))) {
            load(administration, loaded, population);
        }
        migrate(loaded);
        administration.update("drop database if exists " + name + " with (force)");
        administration.update("create database " + name + " template " + loaded + " strategy file_copy owner "
                + EmbeddedPostgresServer.MIGRATION_USER);
        administration.update("revoke all on database " + name + " from public");
        administration.update("grant connect on database " + name + " to " + EmbeddedPostgresServer.APPLICATION_USER);
        Database copy = new Database(server, name);
        copy.update("create extension if not exists pg_stat_statements");
        administration.update("checkpoint");
        return copy;
    }

    private static String comment(Database administration, String name) {
        return administration.text(
                "select max(shobj_description(oid, 'pg_database')) from pg_database where datname = ?", name);
    }

    private void load(Database administration, String name, Population population) {
        progress.accept("Loading " + population);
        administration.update("drop database if exists " + name + " with (force)");
        server.createDatabase(name);
        migrate(name);
        try (Connection connection = server.superuser(name).getConnection()) {
            fill(connection, population);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        administration.update("comment on database " + name + " is '" + population + "'");
    }

    private void migrate(String name) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(server.jdbcUrl(name));
        owner.setUser(EmbeddedPostgresServer.MIGRATION_USER);
        owner.setPassword(server.passwords().migration());
        new SchemaMigrations(owner, EmbeddedPostgresServer.APPLICATION_USER).migrate();
    }

    /** Without triggers, and the large table without its indexes until it is full. */
    private void fill(Connection connection, Population population) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute(LoadedRows.SIZES);
            insertSizes(connection, population);
            statement.execute(LoadedRows.PEOPLE);
            List<String> indexes = dropIndexes(statement);
            statement.execute(LoadedRows.ACTIVITIES);
            for (String index : indexes) {
                statement.execute(index);
            }
            progress.accept("... the activities are there");
            statement.execute(LoadedRows.MARKS);
            statement.execute(LoadedRows.METRICS);
            statement.execute(LoadedRows.DASHBOARDS);
            statement.execute("vacuum analyze");
        }
    }

    private static void insertSizes(Connection connection, Population population) throws SQLException {
        List<Integer> sizes = population.sizes();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into sizes values (? + ? * 100000, ?, ?, ?)")) {
            for (int copy = 0; copy < population.copies(); copy++) {
                for (int i = 0; i < sizes.size(); i++) {
                    insert.setInt(1, i + 1);
                    insert.setInt(2, copy);
                    insert.setInt(3, copy);
                    insert.setInt(4, sizes.get(i));
                    insert.setInt(5, Population.members(sizes.get(i)));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** But for those of constraints. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        Map<String, String> indexes = new HashMap<>();
        try (var rows = statement.executeQuery("""
                select indexrelid::regclass, pg_get_indexdef(indexrelid)
                from pg_index
                where indrelid = 'activity_feeds'::regclass and not indisunique""")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        for (String name : indexes.keySet()) {
            statement.execute("drop index " + name);
        }
        return new ArrayList<>(indexes.values());
    }

    /** When the values of metrics were calculated: nothing of them is due again. */
    public static void holdValues(Database database) {
        for (String update : LoadedRows.NOTHING_DUE.split(";\n")) {
            if (!update.isBlank()) {
                database.update(update);
            }
        }
    }

    /** As the application, straight to the database. */
    public Connection application(String name) throws SQLException {
        return as(EmbeddedPostgresServer.APPLICATION_USER, server.passwords().application(), name);
    }

    public Connection as(String role, String password, String name) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(name), role, password);
    }

    public EmbeddedPostgresServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
