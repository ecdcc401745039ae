package dev.tenantboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.problem.ProblemType;
import dev.tenantboard.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes and refusals that the product records in the feed. */
class TrailIT extends ServerTest {

    private static final String WIDGET = """
            {"name": "Secret plan", "type": "CHART", "config": {}, "position": {"x": 0, "y": 0, "w": 2, "h": 2}}""";

    private static final String METRIC = """
            {"name": "Sales", "category": "SALES", "query": {"v": 1, "dataset": "activities",
            "measures": [{"id": "n", "agg": "count"}], "value": "n"}}""";

    private Session owner;
    private Session member;
    private Session integration;

    @BeforeEach
    void createOrganization(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName()
                + Math.abs(test.getDisplayName().hashCode());
        Database rows = new Database(database);
        String organization = rows.organization("org-" + name, "FREE");
        owner = api.as(rows.member("owner-" + name, organization, "OWNER"));
        member = api.as(rows.member("member-" + name, organization, "MEMBER"));
        integration = api.as(rows.member("integration-" + name, organization, "MEMBER", "activities:ingest"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "widget | /widgets | {'name': 'Secret plan', 'type': 'CHART', 'config': {}, 'position': {'x': 0, 'y': 0, 'w': 2, 'h': 2}}",
                "metric | /metrics | {'name': 'Secret plan', 'category': 'SALES', 'query': {'v': 1, 'dataset': 'activities', 'measures': [{'id': 'n', 'agg': 'count'}], 'value': 'n'}}",
                "quick_action | /quick-actions | {'name': 'Secret plan', 'icon': 'chart', 'actionType': 'NAVIGATION', 'targetUrl': '/a'}"
            })
    void recordsTheNameAndTheFieldsOfAChangeButNotTheirValues(String entityType, String path, String body) {
        Answer created = owner.post(path, body.replace('\'', '"')).isStatus(201);
        String address = path + "/" + created.id();
        Answer changed = owner.ifMatch(created.etag())
                .patch(address, "{\"name\": \"Hidden goal\"}")
                .isStatus(200);
        owner.ifMatch(changed.etag()).delete(address).isStatus(204);

        List<JsonNode> trail = trail(owner, "type=DATA_CHANGE");

        assertThat(trail)
                .extracting(entry -> entry.path("action").asText())
                .containsExactly("deleted", "changed", "created");
        assertThat(trail).allSatisfy(entry -> {
            assertThat(entry.path("entityType").asText()).isEqualTo(entityType);
            assertThat(entry.path("entityId").asText()).isEqualTo(created.id());
            assertThat(entry.path("userId").asText()).startsWith("owner-");
            assertThat(entry.path("metadata").toString()).doesNotContain("Secret", "Hidden");
        });
        String kind = "A " + entityType.replace('_', ' ') + " was ";
        assertThat(trail)
                .extracting(entry -> entry.path("title").asText())
                .containsExactly(
                        kind + "deleted: Hidden goal", kind + "changed: Hidden goal", kind + "created: Secret plan");
        assertThat(trail.get(1).at("/metadata/fields").toString()).isEqualTo("[\"name\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "widget | /widgets | 'type': 'CHART', 'config': {}, 'position': {'x': 0, 'y': 0, 'w': 2, 'h': 2} | 'permissions': ['finance:read'] | 'permissions': []",
                "metric | /metrics | 'category': 'SALES', 'query': {'v': 1, 'dataset': 'activities', 'measures': [{'id': 'n', 'agg': 'count'}], 'value': 'n'} | 'permissions': ['finance:read'] | 'permissions': []",
                "quick action | /quick-actions | 'icon': 'chart', 'actionType': 'NAVIGATION', 'targetUrl': '/a' | 'requiredRole': ['OWNER'] | 'requiredRole': []",
                "quick action | /quick-actions | 'icon': 'chart', 'actionType': 'NAVIGATION', 'targetUrl': '/a' | 'requiredTier': ['FREE'] | 'requiredTier': []",
                "quick action | /quick-actions | 'icon': 'chart', 'actionType': 'NAVIGATION', 'targetUrl': '/a' | 'isEnabled': false | 'isEnabled': true"
            })
    void keepsTheNameOfARestrictedRowOutOfEveryTitle(
            String kind, String path, String fields, String restricted, String open) {
        Answer created = owner.post(path, json("'name': 'Secret plan', " + fields + ", " + restricted))
                .isStatus(201);
        String address = path + "/" + created.id();
        Answer renamed = owner.ifMatch(created.etag())
                .patch(address, json("'name': 'Hidden goal'"))
                .isStatus(200);
        Answer opened = owner.ifMatch(renamed.etag()).patch(address, json(open)).isStatus(200);
        Answer closed = owner.ifMatch(opened.etag())
                .patch(address, json("'name': 'Secret again', " + restricted))
                .isStatus(200);
        owner.ifMatch(closed.etag()).delete(address).isStatus(204);

        List<JsonNode> trail = trail(member, "type=DATA_CHANGE");

        assertThat(trail)
                .extracting(entry -> entry.path("title").asText())
                .containsExactly(
                        "A " + kind + " was deleted",
                        "A " + kind + " was changed",
                        "A " + kind + " was changed: Hidden goal",
                        "A " + kind + " was changed",
                        "A " + kind + " was created");
        assertThat(trail.toString()).doesNotContain("Secret");
    }

    private static String json(String fields) {
        return "{" + fields.replace('\'', '"') + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b onload=alert(1)>",
                "%s %n {0} $1 \\1",
                "\u202Eemaner\u202C",
                "'; drop table users; --",
                "\uD83D\uDE00"
            })
    void keepsNamesAsTheyAre(String name) {
        owner.post("/quick-actions", action(name)).isStatus(201);

        assertThat(trail(owner, "type=DATA_CHANGE").get(0).path("title").asText())
                .isEqualTo("A quick action was created: " + name);
    }

    @Test
    void cutsALongNameAndKeepsTheTitleInOneLine() {
        String name = "First\r\nA widget was deleted: Second\u2028" + "x".repeat(189) + "\uD83D\uDE00".repeat(15);
        owner.post("/quick-actions", action(name)).isStatus(201);

        String title = trail(owner, "type=DATA_CHANGE").get(0).path("title").asText();

        assertThat(title.codePointCount(0, title.length())).isEqualTo(255);
        assertThat(title)
                .startsWith("A quick action was created: First A widget was deleted: Second x")
                .endsWith("\uD83D\uDE00")
                .doesNotContain("\n", "\r", "\u2028");
    }

    private static Map<String, String> action(String name) {
        return Map.of("name", name, "icon", "chart", "actionType", "NAVIGATION", "targetUrl", "/a");
    }

    @Test
    void recordsNothingIfNothingChanged() {
        Answer created = owner.post("/widgets", WIDGET).isStatus(201);
        String address = "/widgets/" + created.id();

        Answer same = owner.ifMatch(created.etag()).put(address, WIDGET).isStatus(200);
        owner.ifMatch("\"stale\"").patch(address, "{\"name\": \"Other\"}").isProblem(412);
        owner.ifMatch(same.etag()).patch(address, "{\"refreshRate\": -1}").isProblem(422);
        owner.post("/widgets", "{}").isProblem(422);

        assertThat(same.etag()).isEqualTo(created.etag());
        assertThat(trail(owner, "type=DATA_CHANGE")).hasSize(1);
    }

    @Test
    void doesNotRecordChangesOfPreferences() {
        Answer preferences = owner.get("/preferences").isStatus(200);

        owner.ifMatch(preferences.etag())
                .patch("/preferences", "{\"theme\": \"DARK\"}")
                .isStatus(200);

        assertThat(trail(owner, "limit=100")).isEmpty();
    }

    @Test
    void recordsARefusalOnceAMinuteForEachOperation() {
        String metric = owner.post("/metrics", METRIC).isStatus(201).id();
        IntStream.range(0, 20)
                .parallel()
                .forEach(i -> member.ifMatch("\"any\"")
                        .patch("/metrics/" + metric, "{}")
                        .isProblem(ProblemType.ROLE_NOT_PERMITTED));
        member.ifMatch("\"any\"").delete("/metrics/" + metric).isProblem(ProblemType.ROLE_NOT_PERMITTED);

        List<JsonNode> refusals = trail(owner, "type=SECURITY_EVENT");

        assertThat(refusals)
                .extracting(entry -> entry.path("entityId").asText())
                .containsExactly("deleteMetric", "patchMetric");
        assertThat(refusals).allSatisfy(entry -> {
            assertThat(entry.path("action").asText()).isEqualTo("refused");
            assertThat(entry.path("severity").asText()).isEqualTo("WARNING");
            assertThat(entry.path("userId").asText()).startsWith("member-");
        });
        assertThat(trail(member, "type=SECURITY_EVENT")).isEmpty();
    }

    @Test
    void recordsARefusalDespiteAForgedOne() {
        String forged = """
                {"title": "x", "type": "SECURITY_EVENT", "entityType": "%s", "entityId": "createMetric", "action": "refused"}""";
        integration
                .post("/activities", forged.formatted("operation"))
                .isProblem(422)
                .pointsTo("/entityType");
        integration.post("/activities", forged.formatted("x")).isStatus(201);

        integration.post("/metrics", METRIC).isProblem(ProblemType.ROLE_NOT_PERMITTED);

        assertThat(trail(owner, "entityType=operation")).hasSize(1);
    }

    @Test
    void recordsTheRefusalOfSystemRows() {
        owner.get("/metrics?scope=system").isProblem(ProblemType.ADMINISTRATOR_REQUIRED);

        assertThat(trail(owner, "type=SECURITY_EVENT")).hasSize(1);
    }

    private static List<JsonNode> trail(Session reader, String filter) {
        JsonNode items =
                reader.get("/activities?" + filter).isStatus(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
