package dev.tenantboard.metric.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.TestDatabase;
import dev.tenantboard.schema.SchemaGuard;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes readiness down is no dataset either, and what the refusal says mends both. */
class GuardedViewsTest {

    private static final String MINE =
            " where organization_id = nullif(current_setting('app.current_org_id', true), '')";

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeEach
    void create() {
        database.execute(
                "create schema dashboard_sources",
                "grant usage on schema dashboard_sources to tenantboard_app",
                "create table expenses (organization_id text not null, amount numeric)",
                "alter table expenses enable row level security",
                "create policy own on expenses using (organization_id = nullif(current_setting('app.current_org_id', true), ''))");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dashboard_widgets | select | alter view dashboard_sources.v set (security_invoker = true);
            expenses          | all    | revoke insert, update, references, delete, truncate, trigger on dashboard_sources.v from public, tenantboard_app;
            expenses          | select, update | revoke update on dashboard_sources.v from public, tenantboard_app;
            """)
    void refusesWhatTheGuardRefuses(String table, String privileges, String remedy) throws Exception {
        offer("", table, privileges);

        assertThat(guardFindings()).isNotZero();
        assertThat(refusal()).endsWith(": " + remedy);

        database.execute(remedy);

        assertThat(guardFindings()).isZero();
        assertThat(refusal()).isEmpty();
    }

    @Test
    void refusesATableThatMayBeWrittenUnderAView() throws Exception {
        offer("with (security_invoker) ", "expenses", "select");
        database.execute("grant select, insert on expenses to tenantboard_app");

        assertThat(guardFindings()).isNotZero();
        assertThat(refusal()).endsWith(": revoke insert on expenses from public, tenantboard_app;");
    }

    @Test
    void offersWhatTheGuardLetsPass() throws Exception {
        offer("with (security_invoker) ", "dashboard_widgets", "select");

        assertThat(guardFindings()).isZero();
        assertThat(refusal()).isEmpty();
    }

    private void offer(String options, String table, String privileges) {
        database.execute(
                "create view dashboard_sources.v " + options + "as select * from " + table + MINE,
                "grant " + privileges + " on dashboard_sources.v to tenantboard_app");
    }

    private int guardFindings() throws Exception {
        try (Connection application = database.application()) {
            return new SchemaGuard(database.version()).findings(application).size();
        }
    }

    private String refusal() throws Exception {
        try (Connection application = database.application()) {
            return ViewDatasets.refusal(Offered.views(application).get(0)).orElse("");
        }
    }
}
