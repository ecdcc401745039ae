package dev.tenantboard.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A release that is still running while the next one has migrated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewerSchemaTest {

    private static final String OLDER = "12";

    private final TestDatabase database = TestDatabase.empty();
    private final String newer = new SchemaMigrations(
                    database.ownerSource(),
                    EmbeddedPostgresServer.APPLICATION_USER,
                    SchemaMigrations.PATIENCE,
                    "classpath:db/migration",
                    "classpath:db/newer")
            .migrate();

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void keepsAnOlderGuardContent() throws Exception {
        assertThat(findings(OLDER)).isEmpty();
    }

    @Test
    void isLookedAtStrictlyByAGuardOfItsOwnVersion() throws Exception {
        assertThat(findings(newer))
                .extracting(finding -> finding.check() + " " + finding.found())
                .containsExactly(
                        "unknown-relations [widget_notes, widget_titles]",
                        "specified-policies [dashboard_widgets.tenant_isolation_dashboard_widgets]",
                        "unknown-policies [dashboard_widgets.dashboard_widgets_shared]");
    }

    @Test
    void isNotTrustedBeyondItsAdditions() throws Exception {
        database.execute(
                "create table stray (organization_id text)",
                "grant select on stray to tenantboard_app",
                "alter table activity_marks no force row level security",
                "alter policy quick_actions_isolation on quick_actions to tenantboard_owner");
        try {
            assertThat(findings(OLDER))
                    .extracting(finding -> finding.check() + " " + finding.found())
                    .containsExactly(
                            "forced-row-security [activity_marks]",
                            "unknown-relations [stray]",
                            "specified-policies [quick_actions.quick_actions_isolation]");
        } finally {
            database.execute(
                    "drop table stray",
                    "alter table activity_marks force row level security",
                    "alter policy quick_actions_isolation on quick_actions to public");
        }
    }

    private List<Finding> findings(String version) throws SQLException {
        try (Connection application = database.application()) {
            return new SchemaGuard(version).findings(application);
        }
    }
}
