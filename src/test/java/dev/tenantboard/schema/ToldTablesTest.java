package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of every table it is said whether open pages are told of its changes, and if not, why. */
class ToldTablesTest {

    private static final Map<KnownTable, String> NOT_TOLD = new EnumMap<>(Map.of(
            KnownTable.QUICK_ACTIONS, "no event is specified for them: a page reads them when it opens",
            KnownTable.DASHBOARD_METRICS, "a definition is told with its next value, which it brings about",
            KnownTable.DASHBOARD_METRIC_HISTORY, "a past value was told when it was the latest",
            KnownTable.QUICK_ACTION_USAGE, "nothing shows it but the action's own reading",
            KnownTable.QUICK_ACTION_RUNS, "what a run came to is recorded as an activity",
            KnownTable.DASHBOARD_EVENTS, "it is the log itself",
            KnownTable.DASHBOARD_TENANTS, "it says when there is work to do, and nothing to readers",
            KnownTable.ACTIVITY_DEDUPE_KEYS, "they are for one client's next attempt",
            KnownTable.IDEMPOTENCY_KEYS, "it is for one client's next attempt"));

    static {
        NOT_TOLD.put(KnownTable.ORGANIZATIONS, "it is the platform's: streams look at it again and again");
        NOT_TOLD.put(KnownTable.USERS, "it is the platform's: streams look at it again and again");
        NOT_TOLD.put(KnownTable.ORGANIZATION_MEMBERS, "it is the platform's: streams look at it again and again");
        NOT_TOLD.put(KnownTable.TENANTBOARD_SCHEMA_HISTORY, "it is written while nobody is served");
    }

    @Test
    void classifiesEveryTable() {
        try (TestDatabase database = TestDatabase.migrated()) {
            assertThat(database.rows("""
                    select distinct t.tgrelid::regclass
                    from pg_trigger t
                    join pg_proc p on p.oid = t.tgfoid
                    where p.proname like '%\\_logged'
                    """))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(KnownTable.values())
                            .filter(table -> !NOT_TOLD.containsKey(table))
                            .map(KnownTable::tableName)
                            .toList());
        }
    }
}
