package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard notices each way in which a change would not be logged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTriggerTest {

    private static final String LIVE = """
            select t.tgname, pg_get_triggerdef(t.oid, true),
                left(encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex'), 16)
            from pg_trigger t
            join pg_proc p on p.oid = t.tgfoid
            where not t.tgisinternal
            order by 1
            """;

    private final TestDatabase database = TestDatabase.migrated();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void knowsEveryTriggerOfTheLiveCatalogAndNoOther() {
        assertThat(database.rows(LIVE))
                .containsExactlyInAnyOrderElementsOf(KnownSchema.CURRENT.triggers().stream()
                        .map(known -> String.join("\t", known.name(), known.definition(), known.function()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource
    void noticesATriggerThatDoesNotFire(EventTrigger trigger) throws Exception {
        String table = trigger.name().substring(0, trigger.name().lastIndexOf('_'));

        assertThat(foundAfter("alter table %s disable trigger %s".formatted(table, trigger.name())))
                .containsExactly(trigger.name());
        assertThat(foundAfter("alter table %s enable replica trigger %s".formatted(table, trigger.name())))
                .containsExactly(trigger.name());
        assertThat(foundAfter("drop trigger %s on %s".formatted(trigger.name(), table)))
                .containsExactly(trigger.name());
    }

    static Stream<EventTrigger> noticesATriggerThatDoesNotFire() {
        return KnownSchema.CURRENT.triggers().stream();
    }

    @ParameterizedTest
    @MethodSource
    void noticesAFunctionThatIsAnother(String function) throws Exception {
        List<String> its = KnownSchema.CURRENT.triggers().stream()
                .filter(trigger -> trigger.definition().contains(" FUNCTION " + function + "("))
                .map(EventTrigger::name)
                .toList();

        for (String change : List.of(
                """
                create or replace function $() returns trigger language plpgsql as 'begin return null; end';
                alter function $() set search_path = pg_catalog, public, pg_temp;
                alter function $() set enable_nestloop = off
                """,
                "alter function $() security definer",
                "alter function $() reset search_path",
                "alter function $() set row_security = off",
                "alter function $() reset enable_nestloop",
                "alter function $() owner to postgres",
                "drop function $() cascade")) {
            assertThat(foundAfter(change.replace("$", function))).as(change).containsExactlyElementsOf(its);
        }
    }

    static Stream<String> noticesAFunctionThatIsAnother() {
        return KnownSchema.CURRENT.triggers().stream()
                .map(trigger -> trigger.definition().replaceFirst(".* FUNCTION (\\w+)\\(.*$", "$1"))
                .distinct();
    }

    @Test
    void noticesATriggerThatLooksAway() throws Exception {
        String change = """
                create or replace trigger activity_feeds_updated after update on activity_feeds
                    referencing old table as old_rows new table as new_rows
                    for each statement when (current_user <> 'tenantboard_app')
                    execute function dashboard_update_logged('ACTIVITY_MARKED')
                """;

        assertThat(foundAfter(change)).containsExactly("activity_feeds_updated");
    }

    @Test
    void noticesATriggerThatLogsAnotherKind() throws Exception {
        String change = """
                create or replace trigger activity_feeds_updated after update on activity_feeds
                    referencing old table as old_rows new table as new_rows
                    for each statement execute function dashboard_update_logged('ACTIVITY_CREATED')
                """;

        assertThat(foundAfter(change)).containsExactly("activity_feeds_updated");
    }

    @Test
    void noticesThatTheRoleFiresNone() throws Exception {
        assertThat(foundAfter("set local session_replication_role = replica"))
                .hasSameSizeAs(KnownSchema.CURRENT.triggers());
    }

    private List<String> foundAfter(String mutation) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(mutation);
                statement.execute("set local role tenantboard_app");
                return new SchemaGuard(database.version())
                        .findings(connection).stream()
                                .filter(finding -> finding.check().equals("event-triggers"))
                                .flatMap(finding -> finding.found().stream())
                                .toList();
            } finally {
                connection.rollback();
            }
        }
    }
}
