package dev.tenantboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantboard.api.Database;
import dev.tenantboard.api.EventReader;
import dev.tenantboard.api.Queries;
import dev.tenantboard.api.ServerEvent;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which events each user receives: by the same rules as their GET. */
class PersonalEventsIT extends ServerTest {

    private LiveOrganization here;

    @BeforeEach
    void found() {
        here = LiveOrganization.in(new Database(database), api);
    }

    @Test
    void sendSecurityEventsToTheirReaders() {
        Session ingest = here.another("ingest", "MEMBER", "activities:ingest");
        Session admin = here.another("admin", "ADMIN");

        try (EventReader shown = here.owner().events();
                EventReader shownToo = admin.events();
                EventReader hidden = here.member().events()) {
            String secret = here.recordSecurity(ingest);
            String open = here.record("Open");

            assertThat(created(shown, open)).containsExactly(secret, open);
            assertThat(created(shownToo, open)).containsExactly(secret, open);
            assertThat(created(hidden, open)).containsExactly(open);
        }
    }

    private static List<String> created(EventReader page, String last) {
        page.next(
                event -> event.name().equals("activity.created")
                        && event.text("/id").equals(last),
                "the last one");
        return page.events("activity.created").stream()
                .map(event -> event.text("/id"))
                .toList();
    }

    @Test
    void sendOwnMarksAndCountsToAllPagesOfTheirUser() {
        String id = here.record("To be read");

        try (EventReader one = here.member().events();
                EventReader two = here.member().events();
                EventReader others = here.owner().events()) {
            for (EventReader page : List.of(one, two, others)) {
                assertThat(page.next("counts.changed").text("/unread")).isEqualTo("1");
            }

            here.member()
                    .put("/activities/" + id + "/marks", "{\"isRead\":true}")
                    .isStatus(200);

            for (EventReader page : List.of(one, two)) {
                ServerEvent marks = page.next("marks.changed");
                assertThat(marks.text("/id")).isEqualTo(id);
                assertThat(marks.json().at("/ownMarks/isRead").asBoolean()).isTrue();
                assertThat(page.next("counts.changed").json())
                        .isEqualTo(here.member().get("/activities/counts").json());
            }
            others.untilQuietBlocks(2);
            assertThat(others.events("marks.changed")).isEmpty();
            assertThat(others.events("counts.changed")).hasSize(1);
        }
    }

    @Test
    void sendMarksOfTheOrganizationWithCounts() {
        String id = here.record("Put away");

        try (EventReader page = here.member().events()) {
            page.next("counts.changed");

            here.owner().patch("/activities/" + id, "{\"isArchived\":true}").isStatus(200);

            ServerEvent marked = page.next("activity.marked");
            assertThat(marked.text("/id")).isEqualTo(id);
            assertThat(marked.json().at("/organizationMarks/isArchived").asBoolean())
                    .isTrue();
            assertThat(page.next("counts.changed").text("/unread")).isEqualTo("0");
        }
    }

    @Test
    void sendTheReadPosition() {
        here.record("One");
        String last = here.record("Two");

        try (EventReader page = here.member().events()) {
            assertThat(page.next("counts.changed").text("/unread")).isEqualTo("2");

            here.member().post("/activities/marks", Map.of("readUpTo", last)).isStatus(207);

            assertThat(page.next("marks.changed").text("/readUpTo")).isEqualTo(last);
            assertThat(page.next("counts.changed").text("/unread")).isEqualTo("0");
        }
    }

    @Test
    void sendCountsWithNewActivities() {
        try (EventReader page = here.member().events()) {
            assertThat(page.next("counts.changed").text("/unread")).isEqualTo("0");

            here.record("New");

            page.next("activity.created");
            assertThat(page.next("counts.changed").text("/unread")).isEqualTo("1");
        }
    }

    @Test
    void sendWidgetsToTheirReaders() {
        Session holder = here.another("holder", "MEMBER", "sales:read");

        try (EventReader shown = holder.events();
                EventReader hidden = here.member().events()) {
            String id = here.owner()
                    .post("/widgets", widget("[\"sales:read\"]"))
                    .isStatus(201)
                    .id();
            String etag = here.owner().get("/widgets/" + id).etag();
            assertThat(shown.next("widget.created").text("/id")).isEqualTo(id);

            here.owner()
                    .ifMatch(etag)
                    .patch("/widgets/" + id, "{\"title\":\"Another\"}")
                    .isStatus(200);
            assertThat(shown.next("widget.changed").text("/id")).isEqualTo(id);

            here.owner()
                    .ifMatch(here.owner().get("/widgets/" + id).etag())
                    .delete("/widgets/" + id)
                    .isStatus(204);
            assertThat(shown.next("widget.deleted").text("/id")).isEqualTo(id);
            hidden.untilQuietBlocks(2);
            assertThat(hidden.events().stream().filter(event -> event.name().startsWith("widget.")))
                    .isEmpty();
        }
    }

    @Test
    void sendADeletedWidgetToFormerReaders() {
        String id = here.owner().post("/widgets", widget("[]")).isStatus(201).id();
        Session holder = here.another("holder", "MEMBER", "sales:read");

        try (EventReader shown = holder.events();
                EventReader hidden = here.member().events()) {
            requirePermissions(id, "[\"sales:read\"]");

            assertThat(shown.next("widget.changed").text("/id")).isEqualTo(id);
            assertThat(hidden.next("widget.deleted").text("/id")).isEqualTo(id);
        }
    }

    @Test
    void sendNothingOfAWidgetToUsersWithoutItsPermission() {
        String id = here.owner()
                .post("/widgets", widget("[\"sales:read\"]"))
                .isStatus(201)
                .id();
        Session holder = here.another("holder", "MEMBER", "sales:read");

        try (EventReader page = holder.events()) {
            page.next("counts.changed");
            new Database(database)
                    .update(
                            "update organization_members set permissions = '{}' where user_id = ?",
                            "holder-" + here.id());

            requirePermissions(id, "[\"sales:read\", \"sales:write\"]");
            here.record("After");

            page.next("activity.created");
            assertThat(page.events().stream().filter(event -> event.name().startsWith("widget.")))
                    .isEmpty();
        }
    }

    private void requirePermissions(String widget, String permissions) {
        here.owner()
                .ifMatch(here.owner().get("/widgets/" + widget).etag())
                .patch("/widgets/" + widget, "{\"permissions\":" + permissions + "}")
                .isStatus(200);
    }

    private static String widget(String permissions) {
        return """
                {"name":"Sales","title":"Sales","type":"CHART","config":{"color":"blue"},"chartType":"line",
                "position":{"x":0,"y":0,"w":4,"h":3},"dataSource":"activities","refreshRate":300,"isVisible":true,
                "permissions":%s}""".formatted(permissions);
    }

    @Test
    void sendMetricsToTheirReaders() {
        Session holder = here.another("holder", "MEMBER", "sales:read");
        String id = here.owner()
                .post(
                        "/metrics",
                        Map.of(
                                "name",
                                "Deals",
                                "category",
                                "SALES",
                                "query",
                                Queries.count(),
                                "permissions",
                                List.of("sales:read")))
                .isStatus(201)
                .id();

        try (EventReader shown = holder.events();
                EventReader hidden = here.member().events()) {
            here.owner().get("/metrics/" + id + "/value").isStatus(200);

            ServerEvent changed = shown.next("metric.changed");
            assertThat(changed.text("/id")).isEqualTo(id);
            assertThat(changed.text("/status")).isEqualTo("NORMAL");
            hidden.untilQuietBlocks(2);
            assertThat(hidden.events("metric.changed")).isEmpty();
        }
    }

    @Test
    void sendPreferencesToTheirUser() {
        try (EventReader mine = here.member().events();
                EventReader others = here.owner().events()) {
            String etag = here.member().get("/preferences").etag();
            here.member()
                    .ifMatch(etag)
                    .patch("/preferences", "{\"theme\":\"DARK\"}")
                    .isStatus(200);

            mine.next("preferences.changed");
            others.untilQuietBlocks(2);
            assertThat(others.events("preferences.changed")).isEmpty();
        }
    }
}
