package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.EmbeddedPostgresServer.Passwords;
import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.FormerHistory;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

    @Test
    void namesTheSettingThatDoesNotLogIn() {
        try (TestDatabase database = TestDatabase.empty()) {
            assertThatThrownBy(() -> ExternalDatabase.check(access(database, "owner-secret", "wrong")))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageStartingWith("TENANTBOARD_DATABASE_URL cannot be reached as tenantboard_app"
                            + " (TENANTBOARD_DATABASE_PASSWORD): FATAL: password");
            assertThatThrownBy(() -> ExternalDatabase.check(access(database, "wrong", "app-secret")))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageStartingWith("TENANTBOARD_DATABASE_URL cannot be reached as tenantboard_owner"
                            + " (TENANTBOARD_MIGRATION_PASSWORD): FATAL: password");
        }
    }

    @Test
    void takesAnEmptyDatabaseAndOneWithTheSampleInIt() {
        try (TestDatabase empty = TestDatabase.empty();
                TestDatabase filled = TestDatabase.migrated()) {
            SampleInvoices.make(access(filled));
            SampleData.fill(access(filled), URI.create("http://127.0.0.1:9"));

            assertThatCode(() -> ExternalDatabase.check(access(empty))).doesNotThrowAnyException();
            assertThatCode(() -> ExternalDatabase.check(access(filled))).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAPlatformsDatabase() {
        try (TestDatabase database = TestDatabase.migrated()) {
            database.execute("insert into organizations (id, name, slug) values ('real', 'Real', 'real')");

            assertThatThrownBy(() -> ExternalDatabase.check(access(database)))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContainingAll("organizations that are not the sample's", "Name an empty database");
        }
    }

    @Test
    void refusesADatabaseFromBeforeTheFirstRelease() {
        try (TestDatabase database = TestDatabase.empty()) {
            database.execute(FormerHistory.statements());

            assertThatThrownBy(() -> ExternalDatabase.check(access(database)))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessage(
                            "A version before the first release made the database. Export what you need, then name an"
                                    + " empty database in TENANTBOARD_DATABASE_URL");
        }
    }

    private static DatabaseAccess access(TestDatabase database) {
        return access(database, Passwords.FOR_TESTS.migration(), Passwords.FOR_TESTS.application());
    }

    private static DatabaseAccess access(TestDatabase database, String migration, String application) {
        String url = database.ownerSource().getUrl();
        return new DatabaseAccess(
                url,
                url,
                EmbeddedPostgresServer.MIGRATION_USER,
                migration,
                EmbeddedPostgresServer.APPLICATION_USER,
                application);
    }
}
