package dev.tenantboard.dashboard;

import static dev.tenantboard.api.Callers.PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Caller;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Queries;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DashboardIT extends ServerTest {

    private static final Map<String, Integer> CORNER = Map.of("x", 0, "y", 0, "w", 3, "h", 2);

    /** The platform's metrics, which must not be calculated during a test. */
    private static final String FRESH_VALUES = """
            insert into dashboard_metric_values
                (organization_id, metric_id, value, status, calculated_at, due_at, definition_updated_at)
            select ?, id, 1, 'NORMAL', now(), '9999-01-01Z', updated_at
            from dashboard_metrics
            where organization_id is null
            """;

    private Database rows;
    private String organization;
    private Caller ownerOfIt;
    private Session owner;

    @BeforeEach
    void createOrganization(TestInfo test) {
        rows = new Database(database);
        organization = rows.organization(
                "org-screen-" + test.getTestMethod().orElseThrow().getName(), "GROWTH");
        ownerOfIt = rows.member("owner-of-" + organization, organization, "OWNER");
        owner = api.as(ownerOfIt);
    }

    @Test
    void isEmptyAtFirst() {
        Answer dashboard = owner.get("").isStatus(200);

        assertThat(dashboard.json().path("widgets")).isEmpty();
        assertThat(dashboard.json().at("/unread/unread").asInt()).isZero();
        assertThat(dashboard.json().at("/more/widgets").isNull()).isTrue();
        assertThat(dashboard.text("/preferences/theme")).isEqualTo("LIGHT");
        assertThat(dashboard.etag()).isEqualTo(dashboard.text("/etag"));
        owner.ifMatch(dashboard.text("/preferences/etag"))
                .patch("/preferences", Map.of("theme", "DARK"))
                .isStatus(200);
    }

    @Test
    void sortsWidgetsByTheCallersLayout() {
        String first = widget("First", CORNER, null);
        String second = widget("Second", Map.of("x", 6, "y", 0, "w", 3, "h", 2), null);
        String third = widget("Third", Map.of("x", 3, "y", 0, "w", 3, "h", 2), null);
        Map<String, Object> moved = Map.of("widgetId", first, "x", 0, "y", 5, "w", 12, "h", 4);
        owner.ifMatch(owner.get("").text("/preferences/etag"))
                .patch("/preferences", Map.of("layout", List.of(moved)))
                .isStatus(200);

        JsonNode widgets = owner.get("").isStatus(200).json().path("widgets");

        assertThat(ids(widgets)).containsExactly(third, second, first);
        assertThat(widgets.at("/2/placement").toString()).isEqualTo("{\"x\":0,\"y\":5,\"w\":12,\"h\":4}");
        assertThat(widgets.at("/2/widget/position/h").asInt()).isEqualTo(2);
        assertThat(widgets.at("/2/data").isNull()).isTrue();
        JsonNode others = api.as(member("MEMBER")).get("").json().path("widgets");
        assertThat(ids(others)).containsExactly(first, third, second);
    }

    @Test
    void containsOnlyVisibleWidgetsThatTheCallerMayRead() {
        String open = widget("Open", CORNER, null);
        widget(Map.of("isVisible", false));
        String restricted = widget(Map.of("permissions", List.of("salaries:read")));

        assertThat(ids(owner.get("").json().path("widgets"))).containsExactly(open, restricted);
        assertThat(ids(api.as(member("VIEWER")).get("").json().path("widgets"))).containsExactly(open);
    }

    @Test
    void containsTheStoredValueOfAMetric() {
        String metric = metric(owner, Map.of("targetValue", 50, "refreshRate", 60));
        widget("Of a metric", CORNER, "metric:" + metric);

        JsonNode pending = data();
        store(metric, "value = 48.5, status = 'WARNING', calculated_at = '2026-01-02 03:04:05Z'");
        JsonNode ready = data();
        store(metric, "value = 'NaN', status = 'NO_DATA'");
        JsonNode none = data();
        store(metric, "value = 48.5, status = 'ERROR', failure = 'It ran for too long.'");
        JsonNode failed = data();

        assertThat(pending.path("status").asText()).isEqualTo("PENDING");
        assertThat(pending.at("/metric/value").isNull()).isTrue();
        assertThat(ready.path("status").asText()).isEqualTo("READY");
        assertThat(ready.at("/metric/status").asText()).isEqualTo("WARNING");
        assertThat(ready.at("/metric/value").asDouble()).isEqualTo(48.5);
        assertThat(ready.at("/metric/targetValue").asDouble()).isEqualTo(50);
        assertThat(ready.at("/metric/calculatedAt").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(ready.at("/metric/expiresAt").asText()).isEqualTo("2026-01-02T03:05:05Z");
        assertThat(ready.at("/metric/stale").asBoolean()).isFalse();
        assertThat(none.path("status").asText()).isEqualTo("NO_DATA");
        assertThat(none.at("/metric/value").isNull()).isTrue();
        assertThat(failed.path("status").asText()).isEqualTo("ERROR");
        assertThat(failed.at("/metric/failure").asText()).isEqualTo("It ran for too long.");
        assertThat(failed.at("/metric/value").asDouble()).isEqualTo(48.5);
        assertThat(failed.at("/metric/stale").asBoolean()).isTrue();
    }

    @Test
    void containsThePlatformsMetricsWithTheValuesOfTheOrganization() {
        String metric = rows.text(
                "insert into dashboard_metrics (id, name, category, query, cached_value, last_calculated)"
                        + " values (?, 'Of the platform', 'SYSTEM', '{}', 666, now()) returning id",
                "metric-of-" + organization);
        String other = rows.organization(organization + "-other", "FREE");
        claim(metric, other);
        rows.update(
                "update dashboard_metric_values set value = 777, status = 'NORMAL' where organization_id = ?", other);
        claim(metric, organization);
        widget("Of the platform", CORNER, "metric:" + metric);

        JsonNode pending = data();
        store(metric, "value = 3, status = 'NORMAL', calculated_at = now()");
        JsonNode ready = data();

        assertThat(pending.path("status").asText()).isEqualTo("PENDING");
        assertThat(pending.toString()).doesNotContain("666", "777");
        assertThat(ready.at("/metric/value").asDouble()).isEqualTo(3);
    }

    @Test
    void doesNotDistinguishHiddenFromDeletedMetrics() {
        String hidden = metric(owner, Map.of("permissions", List.of("salaries:read")));
        Answer gone = owner.post("/metrics", metricBody(Map.of())).isStatus(201);
        widget("Of a hidden metric", CORNER, "metric:" + hidden);
        widget("Of a metric that goes", CORNER, "metric:" + gone.id());
        owner.ifMatch(gone.etag()).delete("/metrics/" + gone.id()).isStatus(204);

        JsonNode widgets = api.as(member("MEMBER")).get("").isStatus(200).json().path("widgets");

        assertThat(widgets.at("/0/data").toString())
                .isEqualTo("{\"status\":\"UNAVAILABLE\",\"part\":null,\"metric\":null,\"rows\":null,"
                        + "\"failure\":null,\"weather\":null}");
        assertThat(widgets.at("/1/data")).isEqualTo(widgets.at("/0/data"));
    }

    @Test
    void saysWhyThereIsNoWeather() {
        widget(Map.of("type", "WEATHER", "config", Map.of("latitude", 50.0755, "longitude", 14.4378)));

        JsonNode data = data();

        assertThat(data.path("status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(data.at("/weather/detail").asText()).contains("tenantboard.weather.endpoint");
        assertThat(data.at("/weather/now").isNull()).isTrue();
        assertThat(data.at("/weather/days")).isEmpty();
    }

    @Test
    void refersToPartsOfTheAnswerForOtherSources() {
        widget("Feed", CORNER, "activities");
        widget("Buttons", CORNER, "quick-actions");
        widget("Rows", CORNER, "dataset:activities");

        JsonNode widgets = owner.get("").isStatus(200).json().path("widgets");

        assertThat(widgets.at("/0/data/part").asText()).isEqualTo("/activities");
        assertThat(widgets.at("/1/data/part").asText()).isEqualTo("/quickActions");
        assertThat(widgets.at("/2/data/status").asText()).isEqualTo("NOT_STORED");
    }

    @Test
    void containsTheActionsThatTheCallerMayRun() {
        String call = action("API_CALL", "apiEndpoint", "https://api.example.com/");
        String link = action("NAVIGATION", "targetUrl", "/reports");

        assertThat(actions(owner)).contains(call, link);
        assertThat(actions(api.as(member("VIEWER")))).contains(link).doesNotContain(call);
    }

    @Test
    void containsTheLatestActivitiesAndTheUnreadCount() {
        // A calculated value of a metric of the platform may record an activity.
        rows.update(FRESH_VALUES, organization);
        activities(25, "USER_ACTION");
        activities(2, "SECURITY_EVENT");

        JsonNode owners = owner.get("").isStatus(200).json();
        JsonNode members = api.as(member("MEMBER")).get("").isStatus(200).json();

        assertThat(owners.path("activities")).hasSize(20);
        assertThat(owners.at("/more/activities").asText()).isEqualTo("/api/v1/dashboard/activities");
        assertThat(owners.at("/unread/unread").asInt()).isEqualTo(27);
        assertThat(owners.toString()).contains("SECURITY_EVENT");
        assertThat(members.at("/unread/unread").asInt()).isEqualTo(25);
        assertThat(members.path("activities").toString()).doesNotContain("SECURITY_EVENT");
    }

    @Test
    void countsAtMostAThousand() {
        activities(1_001, "USER_ACTION");

        JsonNode unread = owner.get("").isStatus(200).json().path("unread");

        assertThat(unread.path("unread").asInt()).isEqualTo(1_000);
        assertThat(unread.path("more").asBoolean()).isTrue();
    }

    @Test
    void limitsLongListsAndLinksToTheRest() {
        rows.update(
                "insert into dashboard_widgets (id, name, type, config, position, organization_id, created_by)"
                        + " select ? || n, 'One of many', 'CHART', '{}', '{\"x\":0,\"y\":0,\"w\":2,\"h\":2}', ?, ?"
                        + " from generate_series(1, 201) n",
                "widget-of-" + organization,
                organization,
                ownerOfIt.userId());
        rows.update(
                "insert into quick_actions (id, name, icon, action_type, target_url, organization_id)"
                        + " select ? || n, 'One of many', 'list', 'NAVIGATION', '/', ? from generate_series(1, 51) n",
                "action-of-" + organization,
                organization);

        JsonNode dashboard = owner.get("").isStatus(200).json();

        assertThat(dashboard.path("widgets")).hasSize(200);
        assertThat(dashboard.path("quickActions")).hasSize(50);
        for (String rest : List.of("widgets", "quickActions")) {
            owner.absolute().get(dashboard.path("more").path(rest).asText()).isStatus(200);
        }
    }

    @Test
    void answersNotModifiedUntilAnyPartChanges() {
        String metric = metric(owner, Map.of());
        widget("Of a metric", CORNER, "metric:" + metric);
        store(metric, "value = 0, status = 'NORMAL', calculated_at = now()");
        rows.update(FRESH_VALUES, organization);
        List<Runnable> changes = List.of(
                () -> widget("Another", CORNER, null),
                () -> store(metric, "value = 1, status = 'NORMAL', calculated_at = now()"),
                () -> action("NAVIGATION", "targetUrl", "/reports"),
                () -> activities(1, "USER_ACTION"),
                () -> rows.update("update activity_feeds set is_read = true where organization_id = ?", organization),
                () -> owner.ifMatch(owner.get("/preferences").etag())
                        .patch("/preferences", Map.of("density", "COMPACT"))
                        .isStatus(200));

        for (Runnable change : changes) {
            Answer before = owner.get("").isStatus(200);
            owner.ifNoneMatch(before.etag()).get("").isStatus(304);
            change.run();
            owner.ifNoneMatch(before.etag()).get("").isStatus(200);
        }
    }

    @Test
    void differsBetweenOrganizations() {
        String other = rows.organization(organization + "-second", "FREE");
        Caller there = rows.member(ownerOfIt.userId(), other, "OWNER");
        widget("Here", CORNER, null);

        Answer here = owner.get("").isStatus(200);
        Answer elsewhere = api.as(there).ifNoneMatch(here.etag()).get("");

        assertThat(elsewhere.isStatus(200).json().path("widgets")).isEmpty();
        assertThat(api.as(PLATFORM_ADMINISTRATOR).get("?scope=system").status()).isEqualTo(400);
    }

    private JsonNode data() {
        return owner.get("").isStatus(200).json().at("/widgets/0/data");
    }

    private Caller member(String role) {
        return rows.member(role.toLowerCase(java.util.Locale.ROOT) + "-of-" + organization, organization, role);
    }

    private String widget(String name, Map<String, Integer> position, String source) {
        var fields = new HashMap<String, Object>(Map.of("name", name, "position", position));
        fields.put("dataSource", source);
        return widget(fields);
    }

    private String widget(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(
                Map.of("name", "A widget", "type", "KPI_CARD", "config", Map.of(), "position", CORNER));
        body.putAll(fields);
        return owner.post("/widgets", body).isStatus(201).id();
    }

    private String metric(Session session, Map<String, Object> fields) {
        String id = session.post("/metrics", metricBody(fields)).isStatus(201).id();
        claim(id, organization);
        return id;
    }

    /** Claims a metric, so that no server calculates it during the test. */
    private void claim(String metric, String where) {
        rows.update(
                "insert into dashboard_metric_values (organization_id, metric_id, claim, claimed_until)"
                        + " values (?, ?, 'the test', '9999-01-01Z')",
                where,
                metric);
    }

    private void store(String metric, String values) {
        rows.update(
                "update dashboard_metric_values v set due_at = '9999-01-01Z', definition_updated_at ="
                        + " (select updated_at from dashboard_metrics where id = v.metric_id), "
                        + values + " where organization_id = ? and metric_id = ?",
                organization,
                metric);
    }

    private static Map<String, Object> metricBody(Map<String, Object> fields) {
        var body =
                new HashMap<String, Object>(Map.of("name", "A metric", "category", "SALES", "query", Queries.count()));
        body.putAll(fields);
        return body;
    }

    private String action(String type, String field, String address) {
        return owner.post(
                        "/quick-actions",
                        Map.of("name", "An action", "icon", "list", "actionType", type, field, address))
                .isStatus(201)
                .id();
    }

    private static List<String> actions(Session session) {
        return StreamSupport.stream(
                        session.get("")
                                .isStatus(200)
                                .json()
                                .path("quickActions")
                                .spliterator(),
                        false)
                .map(action -> action.path("id").asText())
                .toList();
    }

    private void activities(int count, String type) {
        rows.update(
                "insert into activity_feeds (id, title, type, entity_type, entity_id, action, organization_id)"
                        + " select gen_random_uuid(), 'Happened', ?::\"ActivityType\", 'deal', '1', 'won', ?"
                        + " from generate_series(1, ?) n",
                type,
                organization,
                count);
    }

    private static List<String> ids(JsonNode widgets) {
        return StreamSupport.stream(widgets.spliterator(), false)
                .map(placed -> placed.at("/widget/id").asText())
                .toList();
    }
}
