package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Session;
import dev.tenantboard.api.Tokens;
import dev.tenantboard.database.EmbeddedPostgresServer;
import dev.tenantboard.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a stream ends with its token, membership or organization, and continues after a failure of the database. */
class StreamEndIT extends ServerTest {

    /** The clock skew that the suite's server accepts. */
    private static final int SKEW_SECONDS = 30;

    private Database rows;
    private LiveOrganization here;

    @BeforeEach
    void found() {
        rows = new Database(database);
        here = LiveOrganization.in(rows, api);
    }

    @Test
    void endsWithItsToken() {
        String token = Tokens.forCaller(here.memberCaller())
                .at("exp", 2 - SKEW_SECONDS)
                .sign();

        try (EventReader page = api.withToken(token).events()) {
            assertThat(page.next("closing").text("/reason")).isEqualTo("TOKEN_EXPIRED");
            page.untilOver();
            api.withToken(token).get("/events").isProblem(401);
        }
    }

    @Test
    void endsWithTheMembership() {
        try (EventReader page = here.member().events();
                EventReader others = here.owner().events()) {
            page.next("counts.changed");

            rows.update(
                    "delete from organization_members where user_id = ?",
                    here.memberCaller().userId());
            String id = here.record("After");

            assertThat(others.next("activity.created").text("/id")).isEqualTo(id);
            assertThat(page.next("closing").text("/reason")).isEqualTo("MEMBERSHIP_ENDED");
            assertThat(page.untilOver().events("activity.created")).isEmpty();
            here.member().get("/events").isProblem(403);
        }
    }

    @Test
    void endsWithTheAccountWithoutAnEvent() {
        try (EventReader page = here.member().events()) {
            page.next("counts.changed");

            rows.update(
                    "update users set is_active = false where id = ?",
                    here.memberCaller().userId());

            assertThat(page.next("closing").text("/reason")).isEqualTo("MEMBERSHIP_ENDED");
        }
    }

    @Test
    void endsWithTheOrganization() {
        try (EventReader page = here.member().events()) {
            page.next("counts.changed");

            rows.update("delete from organizations where id = ?", here.id());

            assertThat(page.next("closing").text("/reason")).isEqualTo("MEMBERSHIP_ENDED");
            page.untilOver();
        }
    }

    @Test
    void rendersByTheCurrentRole() {
        Session admin = here.another("admin", "ADMIN");

        try (EventReader page = admin.events()) {
            String shown = here.recordSecurity(here.owner());
            assertThat(page.next("activity.created").text("/id")).isEqualTo(shown);

            rows.update("update organization_members set role = 'VIEWER' where user_id = ?", "admin-" + here.id());
            here.recordSecurity(here.owner());
            String open = here.record("Open");

            assertThat(page.next("activity.created").text("/id")).isEqualTo(open);
        }
    }

    @Test
    void continuesWhenTheDatabaseIsBack() {
        try (EventReader page = here.member().events()) {
            page.next("counts.changed");

            rows.text(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = ?",
                    EmbeddedPostgresServer.APPLICATION_USER);
            here.recordInTheDatabase(1, "Written elsewhere");

            assertThat(page.next("activity.created").text("/title")).isEqualTo("Written elsewhere");
        }
    }
}
