package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.SchemaMigrations.Patience;
import dev.tenantboard.server.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationsTest {

    private static final String OURS = "classpath:db/migration";
    private static final Patience PATIENT = new Patience(Duration.ofMinutes(1), Duration.ofSeconds(10));
    private static final Patience IMPATIENT = new Patience(Duration.ofSeconds(1), Duration.ofMillis(200));

    @Test
    void returnsItsVersionAndDoesNothingTheSecondTime() {
        try (TestDatabase database = TestDatabase.empty()) {
            String version = migrations(database, OURS).migrate();
            List<String> catalog = CatalogSnapshot.of(database);

            assertThat(migrations(database, OURS).migrate()).isEqualTo(version);
            assertThat(CatalogSnapshot.of(database)).isEqualTo(catalog);
            assertThat(database.rows("select max(version::int) from tenantboard_schema_history"))
                    .containsExactly(version);
        }
    }

    /** The server's process of a closed connection ends a moment later. */
    @Test
    void closesItsConnections() {
        try (TestDatabase database = TestDatabase.empty().migrate()) {
            Pause.until(
                    () -> database.rows("""
                            select pid from pg_stat_activity
                            where datname = current_database() and usename = 'tenantboard_owner'
                            """).isEmpty(),
                    Duration.ofSeconds(10),
                    "the connections of the migration are closed");
        }
    }

    @Test
    void restoresTheSameCatalogAfterRollingBackAndLeavesThePlatformsRows() throws Exception {
        try (TestDatabase database = TestDatabase.empty().migrate()) {
            database.execute(TenantRows.statements());
            List<String> catalog = CatalogSnapshot.of(database);
            List<String> members = database.rows("table organization_members");

            rollBack(database);

            assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                    .containsExactlyInAnyOrder("organizations", "users", "organization_members");
            assertThat(database.rows("select typname from pg_type where typtype = 'e'"))
                    .isEmpty();
            assertThat(database.rows("table organization_members")).isEqualTo(members);

            database.migrate();

            assertThat(CatalogSnapshot.of(database)).isEqualTo(catalog);
            assertThat(database.rows("table organization_members")).isEqualTo(members);
        }
    }

    @Test
    void migratesOnceWhenTwoServersStartAtOnce() throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(2);
        try (TestDatabase database = TestDatabase.empty()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<String>> versions = Stream.of(1, 2)
                    .map(server -> servers.submit(() -> {
                        SchemaMigrations migrations = migrations(database, OURS);
                        go.await();
                        return migrations.migrate();
                    }))
                    .toList();
            go.countDown();

            assertThat(versions.get(0).get()).isEqualTo(versions.get(1).get());
            assertThat(database.rows("select version from tenantboard_schema_history where version is not null"))
                    .containsExactlyInAnyOrderElementsOf(versionsOfFiles());
        } finally {
            servers.shutdownNow();
        }
    }

    /** Each file once. Numbers may be missing, because branches take numbers before they are merged. */
    private static List<String> versionsOfFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"))
                    .toList();
        }
    }

    @Test
    void namesWhoIsMigratingWhenItsTurnDoesNotCome() throws Exception {
        try (TestDatabase database = TestDatabase.empty()) {
            PGSimpleDataSource others = database.ownerSource();
            others.setApplicationName("another server");
            try (Connection other = others.getConnection();
                    Statement statement = other.createStatement()) {
                MigrationLock.take(statement, Duration.ZERO);

                assertThatThrownBy(() -> migrations(database, IMPATIENT, OURS).migrate())
                        .isInstanceOf(SchemaMigrationException.class)
                        .hasMessageContaining("not ended within 1 s: process %d (another server)"
                                .formatted(other.unwrap(PGConnection.class).getBackendPID()));
            }
            assertThat(migrations(database, IMPATIENT, OURS).migrate()).isNotEmpty();
        }
    }

    @Test
    void givesUpRatherThanLetRequestsQueueUpBehindALongTransaction() throws Exception {
        try (TestDatabase database = TestDatabase.migrated();
                Connection reader = database.superuser();
                Statement statement = reader.createStatement()) {
            List<String> before = CatalogSnapshot.of(database);
            reader.setAutoCommit(false);
            statement.execute("select from dashboard_widgets");

            assertThatThrownBy(() -> migrations(database, IMPATIENT, OURS, "classpath:db/newer")
                            .migrate())
                    .isInstanceOf(SchemaMigrationException.class)
                    .hasMessageContaining("V99__from_the_future.sql")
                    .hasMessageContaining("held a lock on the table for more than 200 ms");

            assertThat(CatalogSnapshot.of(database)).isEqualTo(before);
        }
    }

    @Test
    void leavesTheDatabaseAsItWasAndNamesFileAndStatementWhenAMigrationFails() {
        try (TestDatabase database = TestDatabase.empty()) {
            database.execute("create table of_the_host (id text)", "insert into of_the_host values ('kept')");
            List<String> before = CatalogSnapshot.of(database);

            assertThatThrownBy(() ->
                            migrations(database, OURS, "classpath:db/failing").migrate())
                    .isInstanceOf(SchemaMigrationException.class)
                    .hasMessageContaining("V91__broken.sql")
                    .hasMessageContaining("create index idx_broken on no_such_table (id)")
                    .hasMessageContaining("relation \"no_such_table\" does not exist")
                    .hasMessageNotContaining("secret");

            assertThat(CatalogSnapshot.of(database)).isEqualTo(before);
            assertThat(database.rows("table of_the_host")).containsExactly("kept");
        }
    }

    @Test
    void keepsTheFormerVersionWhenALaterMigrationFails() {
        try (TestDatabase database = TestDatabase.empty().migrate()) {
            List<String> before = CatalogSnapshot.of(database);
            List<String> history = database.rows("select version from tenantboard_schema_history");

            assertThatThrownBy(() ->
                            migrations(database, OURS, "classpath:db/failing").migrate())
                    .hasMessageContaining("V91__broken.sql");

            assertThat(CatalogSnapshot.of(database)).isEqualTo(before);
            assertThat(database.rows("select version from tenantboard_schema_history"))
                    .isEqualTo(history);
        }
    }

    @Test
    void refusesADatabaseThatANewerVersionMigrated() {
        try (TestDatabase database = TestDatabase.empty()) {
            migrations(database, OURS, "classpath:db/newer").migrate();

            assertThatThrownBy(() -> migrations(database, OURS).migrate())
                    .isInstanceOf(SchemaMigrationException.class)
                    .hasMessageContaining("was migrated to version 99")
                    .hasMessageContaining("this one knows versions up to");
        }
    }

    @Test
    void refusesADatabaseFromBeforeTheFirstReleaseAndSaysWhatToDo() {
        try (TestDatabase database = TestDatabase.empty()) {
            database.execute(FormerHistory.statements());
            List<String> before = CatalogSnapshot.of(database);

            assertThatThrownBy(() -> migrations(database, OURS).migrate())
                    .isInstanceOf(SchemaMigrationException.class)
                    .hasMessage(
                            "A version before the first release created this database, and no migration leads to this"
                                    + " version. Export what you need, then start with an empty database.");

            assertThat(CatalogSnapshot.of(database)).isEqualTo(before);
        }
    }

    @Test
    void keepsThePasswordOutOfItsMessages() {
        try (TestDatabase database = TestDatabase.empty()) {
            PGSimpleDataSource wrong = database.ownerSource();
            wrong.setPassword("wrong-secret");

            assertThatThrownBy(() -> new SchemaMigrations(wrong, "tenantboard_app").migrate())
                    .hasMessageContaining("cannot be reached with the migration role")
                    .hasMessageContaining("tenantboard_owner")
                    .hasMessageNotContaining("wrong-secret");
        }
    }

    @Test
    void namesTheStatementThatCreatesTheMissingApplicationRole() {
        try (TestDatabase database = TestDatabase.empty()) {
            assertThatThrownBy(() -> new SchemaMigrations(database.ownerSource(), "nobody-yet").migrate())
                    .hasMessageContaining("create role \"nobody-yet\" login;");
        }
    }

    @Test
    void refusesARoleNameThatIsNone() {
        assertThatThrownBy(() -> new SchemaMigrations(new PGSimpleDataSource(), "x\"; drop table users"))
                .isInstanceOf(SchemaMigrationException.class);
    }

    private static SchemaMigrations migrations(TestDatabase database, String... locations) {
        return migrations(database, PATIENT, locations);
    }

    private static SchemaMigrations migrations(TestDatabase database, Patience patience, String... locations) {
        return new SchemaMigrations(
                database.ownerSource(), EmbeddedPostgresServer.APPLICATION_USER, patience, locations);
    }

    private static void rollBack(TestDatabase database) throws Exception {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(script());
        }
    }

    private static String script() throws IOException {
        try (var script = SchemaMigrations.class.getResourceAsStream("/db/rollback/rollback.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
