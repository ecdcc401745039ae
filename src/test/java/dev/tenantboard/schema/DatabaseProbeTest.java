package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.DatabaseProbe.Reading;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseProbeTest {

    private static final String REVOKE_CONNECT = """
            do $$
            begin
                execute format('revoke connect on database %I from tenantboard_app', current_database());
            end
            $$
            """;

    private final TestDatabase database = TestDatabase.migrated();
    private final AtomicLong now = new AtomicLong();
    private final DatabaseProbe probe = new DatabaseProbe(database.applicationSource(), now::get);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void readsTheSchemasVersion() {
        assertThat(probe.read()).isEqualTo(new Reading(true, Optional.of(database.version())));
    }

    @Test
    void keepsItsAnswerForASecond() {
        probe.read();
        String latest = database.version();
        database.execute("delete from tenantboard_schema_history where version = '" + latest + "'");

        now.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(probe.read().version()).hasValue(latest);

        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(probe.read().version()).hasValue(String.valueOf(Integer.parseInt(latest) - 1));
    }

    @Test
    void tellsADatabaseThatIsGoneFromOneThatRefuses() {
        database.execute("revoke select on tenantboard_schema_history from tenantboard_app");
        assertThat(probe.read()).isEqualTo(new Reading(true, Optional.empty()));

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        database.execute(REVOKE_CONNECT);
        assertThat(probe.read()).isEqualTo(new Reading(false, Optional.empty()));
    }

    @Test
    void takesADatabaseThatDoesNotAnswerForUnreachable() throws Exception {
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table tenantboard_schema_history");

            assertThat(probe.read().reachable()).isFalse();
        }
    }
}
