package dev.tenantboard.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a user has chosen and placed is what their dashboard shows. */
class OwnScreenIT extends ServerTest {

    private static final Map<String, Integer> CORNER = Map.of("x", 0, "y", 0, "w", 6, "h", 2);

    private Database rows;
    private String organization;
    private Caller ownerOfIt;
    private Session owner;
    private Session member;

    @BeforeEach
    void createOrganization(TestInfo test) {
        rows = new Database(database);
        organization = rows.organization(
                "org-own-" + test.getTestMethod().orElseThrow().getName(), "GROWTH");
        ownerOfIt = rows.member("owner-of-" + organization, organization, "OWNER");
        owner = api.as(ownerOfIt);
        member = api.as(rows.member("member-of-" + organization, organization, "MEMBER"));
    }

    @Test
    void showsTheChosenWidgetsInTheirOrder() {
        Answer first = widget(Map.of("name", "First", "title", "The first"));
        Answer second = widget(Map.of("name", "Second"));
        Answer third = widget(Map.of("name", "Third"));
        widget(Map.of("isVisible", false));
        widget(Map.of("permissions", List.of("deals:read")));
        assertThat(available(member, "widgets")).isEmpty();

        prefer(member, Map.of("widgets", List.of(third.id(), second.id())));

        assertThat(shown(member)).containsExactly(third.id(), second.id());
        assertThat(member.get("").json().at("/available/widgets").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"First\",\"title\":\"The first\",\"type\":\"KPI_CARD\"}]"
                        .formatted(first.id()));
        assertThat(shown(owner)).hasSize(4);
    }

    @Test
    void skipsChosenWidgetsUntilTheyAreBack() {
        Answer hidden = widget(Map.of());
        Answer restricted = widget(Map.of());
        Answer deleted = widget(Map.of());
        Answer other = widget(Map.of());
        prefer(member, Map.of("widgets", List.of(hidden.id(), restricted.id(), deleted.id())));

        Answer hiding = change(hidden, Map.of("isVisible", false));
        change(restricted, Map.of("permissions", List.of("deals:read")));
        owner.ifMatch(deleted.etag()).delete("/widgets/" + deleted.id()).isStatus(204);

        assertThat(shown(member)).isEmpty();
        assertThat(available(member, "widgets")).containsExactly(other.id());
        change(hiding, Map.of("isVisible", true));
        assertThat(shown(member)).containsExactly(hidden.id());
        assertThat(member.get("/preferences").json().path("widgets")).hasSize(3);
    }

    @Test
    void showsTheChosenQuickActionsInTheirOrder() {
        String first = action("First", 1);
        String second = action("Second", 2);
        String third = action("Third", 3);
        String ofThePlatform = "system-review-activity";
        assertThat(available(member, "quickActions")).isEmpty();

        prefer(member, Map.of("quickActions", List.of(third, ofThePlatform, first)));

        assertThat(ids(member.get("").json().path("quickActions"))).containsExactly(third, ofThePlatform, first);
        assertThat(available(member, "quickActions"))
                .contains(second)
                .doesNotContain(first, third, ofThePlatform, "system-manage-members");
        rows.update("update quick_actions set is_enabled = false where id = ?", third);
        assertThat(ids(member.get("").json().path("quickActions"))).containsExactly(ofThePlatform, first);
    }

    /** The API refuses such ids, so the test writes them into the database. */
    @Test
    void showsNothingOfAnotherOrganization() {
        String other = rows.organization(organization + "-other", "FREE");
        Session others = api.as(rows.member("owner-of-" + other, other, "OWNER"));
        String widget = others.post("/widgets", body(Map.of())).isStatus(201).id();
        String action = others.post("/quick-actions", actionBody("Theirs", 1))
                .isStatus(201)
                .id();
        String own = widget(Map.of()).id();
        prefer(owner, Map.of("widgets", List.of(own)));

        rows.update(
                "update user_dashboards set layout = jsonb_build_object(cast(? as text), cast(? as jsonb)) where user_id = ?",
                organization,
                ("{'widgets': ['" + widget + "', '" + own + "'], 'quickActions': ['" + action + "'],"
                                + " 'mediumItems': [{'widgetId': '" + widget
                                + "', 'x': 0, 'y': 0, 'w': 6, 'h': 2}]}")
                        .replace('\'', '"'),
                ownerOfIt.userId());
        Answer dashboard = owner.get("").isStatus(200);

        assertThat(shown(owner)).containsExactly(own);
        assertThat(dashboard.json().path("quickActions")).isEmpty();
        assertThat(dashboard.json().at("/available").toString()).doesNotContain(widget, action, "Theirs");
        assertThat(dashboard.json().at("/widgets/0/placements/medium/y").asInt())
                .isZero();
    }

    @Test
    void placesWidgetsWithoutOverlapOnAllScreens() {
        String first = widget(Map.of("position", CORNER)).id();
        String second = widget(Map.of("position", CORNER)).id();
        String third = widget(Map.of("position", CORNER)).id();
        prefer(
                member,
                Map.of(
                        "layout", List.of(placement(third, 6, 1, 3)),
                        "mediumLayout", List.of(placement(second, 1, 0, 5)),
                        "narrowLayout", List.of(placement(third, 0, 0, 1))));

        JsonNode widgets = member.get("").isStatus(200).json().path("widgets");

        assertThat(shown(member)).containsExactly(first, third, second);
        assertThat(widgets)
                .allSatisfy(placed -> assertThat(placed.path("placement")).isEqualTo(placed.at("/placements/wide")));
        assertThat(places(widgets, "wide")).containsExactly("0 0 6 2", "6 1 3 2", "0 2 6 2");
        assertThat(places(widgets, "medium")).containsExactly("0 2 6 2", "0 4 3 2", "1 0 5 2");
        assertThat(places(widgets, "narrow")).containsExactly("0 2 1 2", "0 0 1 2", "0 4 1 2");
        assertThat(places(owner.get("").json().path("widgets"), "wide"))
                .containsExactly("0 0 6 2", "0 2 6 2", "0 4 6 2");
    }

    @Test
    void limitsWhatIsAvailableAndLinksToTheRest() {
        rows.update(
                "insert into dashboard_widgets (id, name, type, config, position, organization_id, created_by)"
                        + " select ? || n, 'One of many', 'CHART', '{}', '{\"x\":0,\"y\":0,\"w\":2,\"h\":2}', ?, ?"
                        + " from generate_series(1, 202) n",
                "widget-of-" + organization + "-",
                organization,
                ownerOfIt.userId());
        rows.update(
                "insert into quick_actions (id, name, icon, action_type, target_url, organization_id)"
                        + " select ? || n, 'One of many', 'list', 'NAVIGATION', '/', ? from generate_series(1, 52) n",
                "action-of-" + organization + "-",
                organization);
        prefer(
                owner,
                Map.of(
                        "widgets", List.of("widget-of-" + organization + "-202"),
                        "quickActions", List.of("action-of-" + organization + "-52")));

        JsonNode dashboard = owner.get("").isStatus(200).json();

        assertThat(dashboard.path("widgets")).hasSize(1);
        assertThat(dashboard.path("quickActions")).hasSize(1);
        assertThat(dashboard.at("/available/widgets")).hasSize(200);
        assertThat(dashboard.at("/available/quickActions")).hasSize(50);
        assertThat(dashboard.at("/more/widgets").isTextual()).isTrue();
        assertThat(dashboard.at("/more/quickActions").isTextual()).isTrue();
    }

    @Test
    void answersAnotherEntityTagWhenMoreIsAvailable() {
        prefer(owner, Map.of("widgets", List.of(widget(Map.of()).id())));
        Answer before = owner.get("").isStatus(200);

        widget(Map.of());

        owner.ifNoneMatch(before.etag()).get("").isStatus(200);
    }

    private Answer widget(Map<String, Object> fields) {
        return owner.post("/widgets", body(fields)).isStatus(201);
    }

    private static Map<String, Object> body(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(
                Map.of("name", "A widget", "type", "KPI_CARD", "config", Map.of(), "position", CORNER));
        body.putAll(fields);
        return body;
    }

    private Answer change(Answer widget, Map<String, Object> fields) {
        return owner.ifMatch(widget.etag())
                .patch("/widgets/" + widget.id(), fields)
                .isStatus(200);
    }

    private String action(String name, int order) {
        return owner.post("/quick-actions", actionBody(name, order))
                .isStatus(201)
                .id();
    }

    private static Map<String, Object> actionBody(String name, int order) {
        return Map.of(
                "name", name, "icon", "list", "actionType", "NAVIGATION", "targetUrl", "/there", "sortOrder", order);
    }

    private static void prefer(Session user, Map<String, Object> preferences) {
        user.ifMatch(user.get("/preferences").etag())
                .patch("/preferences", preferences)
                .isStatus(200);
    }

    private static Map<String, Object> placement(String widget, int x, int y, int w) {
        return Map.of("widgetId", widget, "x", x, "y", y, "w", w, "h", 2);
    }

    private static List<String> shown(Session user) {
        return StreamSupport.stream(
                        user.get("").isStatus(200).json().path("widgets").spliterator(), false)
                .map(placed -> placed.at("/widget/id").asText())
                .toList();
    }

    private static List<String> available(Session user, String kind) {
        return ids(user.get("").isStatus(200).json().path("available").path(kind));
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    /** The places of the widgets in the order of the answer. */
    private static List<String> places(JsonNode widgets, String screen) {
        return StreamSupport.stream(widgets.spliterator(), false)
                .map(placed -> placed.path("placements").path(screen))
                .map(place ->
                        "%s %s %s %s".formatted(place.path("x"), place.path("y"), place.path("w"), place.path("h")))
                .toList();
    }
}
