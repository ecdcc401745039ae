package dev.tenantboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @Test
    void keepsItsDataBetweenRunsAndTakesNewPasswords(@TempDir Path directory) throws Exception {
        int port;
        try (var server = EmbeddedPostgresServer.keptIn(directory, 0, new Passwords("first", "first"));
                var connection = owner(server, "first");
                var statement = connection.createStatement()) {
            port = server.port();
            statement.execute("create table kept (id int)");
        }

        try (var server = EmbeddedPostgresServer.keptIn(directory, port, new Passwords("second", "it's"))) {
            assertThat(server.port()).isEqualTo(port);
            assertThatThrownBy(() -> owner(server, "first")).hasMessageContaining("password");
            try (var connection = owner(server, "second");
                    var statement = connection.createStatement()) {
                assertThat(statement.execute("select from kept")).isTrue();
            }
        }
    }

    @Test
    void endsWithItsJvm(@TempDir Path directory) throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        directory.resolve("data").toString())
                .start();
        try {
            long pid = Long.parseLong(launcher.inputReader().readLine());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();

            launcher.destroyForcibly().waitFor();

            server.onExit().get(20, TimeUnit.SECONDS);
            assertThat(server.isAlive()).isFalse();
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void startsEachTemporaryServerWithoutTheOthersDataAndRemovesItsOwn() throws Exception {
        Path data;
        try (var first = EmbeddedPostgresServer.temporary();
                var second = EmbeddedPostgresServer.temporary();
                var its = owner(first, Passwords.FOR_TESTS.migration()).createStatement();
                var other = owner(second, Passwords.FOR_TESTS.migration()).createStatement()) {
            its.execute("create table only_here (id int)");
            data = Path.of(setting(second, "data_directory"));

            assertThatThrownBy(() -> other.execute("select from only_here")).hasMessageContaining("does not exist");
            assertThat(setting(second, "track_commit_timestamp")).isEqualTo("on");
            assertThat(setting(second, "fsync")).isEqualTo("off");
            assertThat(data).exists();
        }
        assertThat(data).doesNotExist();
    }

    private static String setting(EmbeddedPostgresServer server, String name) throws SQLException {
        try (var connection = server.superuser(EmbeddedPostgresServer.DATABASE).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection owner(EmbeddedPostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgresServer.MIGRATION_USER, password);
    }

    /** A JVM that is killed while its server runs. */
    static final class Launcher {

        public static void main(String[] arguments) throws Exception {
            var server = EmbeddedPostgresServer.keptIn(Path.of(arguments[0]), 0, Passwords.FOR_TESTS);
            System.out.println(server.pid());
            Thread.currentThread().join();
        }
    }
}
