package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Lists for every table whether the event log contains its changes, and if not, the reason. A new table must be added. */
class LoggedTablesTest {

    private static final Map<String, Set<String>> LOGGED = Map.of(
            "activity_feeds", Set.of("activity_feeds_inserted", "activity_feeds_updated"),
            "activity_marks", Set.of("activity_marks_inserted", "activity_marks_updated", "activity_marks_deleted"),
            "activity_read_positions", Set.of("activity_read_positions_inserted", "activity_read_positions_updated"),
            "dashboard_metric_values", Set.of("dashboard_metric_values_inserted", "dashboard_metric_values_updated"),
            "dashboard_widgets",
                    Set.of("dashboard_widgets_inserted", "dashboard_widgets_updated", "dashboard_widgets_deleted"),
            "user_dashboards",
                    Set.of("user_dashboards_inserted", "user_dashboards_updated", "user_dashboards_deleted"));

    private static final Map<String, String> NOT_LOGGED = Map.ofEntries(
            Map.entry("quick_actions", "no event is specified for them: a page reads them when it opens"),
            Map.entry("quick_action_usage", "only a GET of the action contains it"),
            Map.entry("quick_action_runs", "the outcome of a run is recorded as an activity"),
            Map.entry("dashboard_metrics", "a change is recorded as an activity, and has an effect on the next value"),
            Map.entry("dashboard_metric_history", "a past value was an event when it was the latest"),
            Map.entry("dashboard_events", "it is the log itself"),
            Map.entry("dashboard_tenants", "it contains due times, which readers do not see"),
            Map.entry("dashboard_bundle_keys", "readers do not see keys, only those who manage the dashboard"),
            Map.entry("dashboard_templates", "it belongs to the platform: those who apply a template read it"),
            Map.entry("dashboard_template_defaults", "it belongs to the platform: readers do not see it"),
            Map.entry("dashboard_member_names", "they are of users who may leave; streams query members repeatedly"),
            Map.entry("activity_dedupe_keys", "only a retry of the same client reads it"),
            Map.entry("idempotency_keys", "only a retry of the same client reads it"),
            Map.entry("organizations", "it belongs to the platform: streams query it repeatedly"),
            Map.entry("users", "it belongs to the platform: streams query it repeatedly"),
            Map.entry("organization_members", "it belongs to the platform: streams query it repeatedly"),
            Map.entry("tenantboard_schema_history", "it is written only at start-up"));

    @Test
    void classifiesEveryTable() {
        try (TestDatabase database = TestDatabase.migrated()) {
            Set<String> classified = new TreeSet<>(LOGGED.keySet());
            classified.addAll(NOT_LOGGED.keySet());

            assertThat(LOGGED).doesNotContainKeys(NOT_LOGGED.keySet().toArray(String[]::new));
            assertThat(database.rows("select tablename from pg_tables where schemaname = 'public'"))
                    .containsExactlyInAnyOrderElementsOf(classified);
        }
    }

    @Test
    void logsTheseTablesAndNoOthers() {
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

            assertThat(logged).isEqualTo(LOGGED);
        }
    }
}
