package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Of every table it is said whether open pages are told of its changes, and if not, why: also of a new one. */
class ToldTablesTest {

    private static final Map<String, Set<String>> TOLD = Map.of(
            "activity_feeds", Set.of("activity_feeds_inserted", "activity_feeds_updated"),
            "activity_marks", Set.of("activity_marks_inserted", "activity_marks_updated", "activity_marks_deleted"),
            "activity_read_positions", Set.of("activity_read_positions_inserted", "activity_read_positions_updated"),
            "dashboard_metric_values", Set.of("dashboard_metric_values_inserted", "dashboard_metric_values_updated"),
            "dashboard_widgets",
                    Set.of("dashboard_widgets_inserted", "dashboard_widgets_updated", "dashboard_widgets_deleted"),
            "user_dashboards",
                    Set.of("user_dashboards_inserted", "user_dashboards_updated", "user_dashboards_deleted"));

    private static final Map<String, String> NOT_TOLD = Map.ofEntries(
            Map.entry("quick_actions", "no event is specified for them: a page reads them when it opens"),
            Map.entry("quick_action_usage", "nothing shows it but the action's own reading"),
            Map.entry("quick_action_runs", "what a run came to is recorded as an activity"),
            Map.entry("dashboard_metrics", "a change is recorded as an activity, and shows in the next value"),
            Map.entry("dashboard_metric_history", "a past value was told when it was the latest"),
            Map.entry("dashboard_events", "it is the log itself"),
            Map.entry("dashboard_tenants", "it says when there is work to do, and nothing to readers"),
            Map.entry("activity_dedupe_keys", "it is for the next attempt of the client that recorded"),
            Map.entry("idempotency_keys", "it is for the next attempt of one client"),
            Map.entry("organizations", "it is the platform's: streams look at it again and again"),
            Map.entry("users", "it is the platform's: streams look at it again and again"),
            Map.entry("organization_members", "it is the platform's: streams look at it again and again"),
            Map.entry("tenantboard_schema_history", "it is written while nobody is served"));

    @Test
    void classifiesEveryTable() {
        try (TestDatabase database = TestDatabase.migrated()) {
            Set<String> classified = new TreeSet<>(TOLD.keySet());
            classified.addAll(NOT_TOLD.keySet());

            assertThat(TOLD).doesNotContainKeys(NOT_TOLD.keySet().toArray(String[]::new));
            assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                    .containsExactlyInAnyOrderElementsOf(classified);
        }
    }

    @Test
    void logsWhatIsToldAndNothingElse() {
        try (TestDatabase database = TestDatabase.migrated()) {
            Map<String, Set<String>> logged = new TreeMap<>();
            database.rows("""
                            select t.tgrelid::regclass, t.tgname
                            from pg_trigger t
                            join pg_proc p on p.oid = t.tgfoid
                            where p.prosrc ~ 'insert into dashboard_events'
                            """).stream()
                    .map(row -> row.split("\t"))
                    .forEach(row -> logged.computeIfAbsent(row[0], table -> new TreeSet<>())
                            .add(row[1]));

            assertThat(logged).isEqualTo(TOLD);
        }
    }
}
