package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Session;
import dev.tenantboard.widget.WidgetType;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Checks the sample data, which is inserted without the API, over the API: for each user, each widget and each quick action. */
final class SampleCheck {

    private static final List<String> OF_THE_SERVER = List.of(
            "id", "isSystem", "createdBy", "creator", "createdAt", "updatedAt", "etag", "usageCount", "lastUsed");

    private final JsonNode run;
    private final Api api;

    SampleCheck(JsonNode run) {
        this.run = run;
        this.api = Api.at(URI.create(run.path("baseUrl").asText()));
    }

    private List<JsonNode> members() {
        return users().stream()
                .filter(user -> user.path("organizationId").isTextual())
                .toList();
    }

    private List<JsonNode> users() {
        return StreamSupport.stream(run.path("users").spliterator(), false).toList();
    }

    private Session session(JsonNode user) {
        return api.withToken(user.path("token").asText());
    }

    /** Comes first: it checks the first answer that each user gets. */
    void everyWidgetHasDataForEachUserAtTheFirstCall() {
        Set<String> states = new TreeSet<>();
        for (JsonNode user : members()) {
            JsonNode dashboard = session(user).get("").isStatus(200).json();
            Set<WidgetType> types = EnumSet.noneOf(WidgetType.class);
            for (JsonNode placed : dashboard.path("widgets")) {
                types.add(WidgetType.valueOf(placed.at("/widget/type").asText()));
                new WidgetCheck(user.path("use").asText(), dashboard, placed).hasData();
                states.add(placed.at("/data/metric/status").asText("without"));
            }
            assertThat(types).as(user.path("use").asText()).containsExactly(WidgetType.values());
            JsonNode warnings = session(user)
                    .get("/activities?severity=WARNING&severity=ERROR&state=unread&limit=5")
                    .json();
            assertThat(warnings.path("items")).as("for the notification panel").isNotEmpty();
        }
        assertThat(states).contains("NORMAL", "WARNING", "CRITICAL");
    }

    /** Executes all actions that each user may run, and expects that the sample has none that nobody runs. */
    void everyQuickActionIsExecuted() {
        Set<String> all = new HashSet<>();
        Set<String> executed = new HashSet<>();
        for (JsonNode user : members()) {
            Session session = session(user);
            boolean manages = manages(user);
            items(session, "/quick-actions?limit=100" + (manages ? "&all=true" : ""))
                    .forEach(action -> all.add(action.path("id").asText()));
            for (JsonNode action : items(session, "/quick-actions?limit=100")) {
                String id = action.path("id").asText();
                JsonNode result = session.post("/quick-actions/" + id + "/execute", "{}")
                        .isStatus(200)
                        .json();
                assertThat(result.at("/run/state").asText("SUCCEEDED"))
                        .as("%s", result)
                        .isEqualTo("SUCCEEDED");
                assertThat(result.has("run") || result.has("url") || result.has("form"))
                        .as("%s", result)
                        .isTrue();
                executed.add(id);
            }
        }
        assertThat(executed).isEqualTo(all);
    }

    /** The tokens without an organization do what their texts promise. */
    void tokensWithoutAnOrganizationDoWhatTheyAreFor() {
        List<JsonNode> users = users().stream()
                .filter(user -> user.path("organizationId").isNull())
                .toList();
        assertThat(users).hasSize(3);
        Session inTwo = session(users.get(0));
        JsonNode organizations =
                inTwo.absolute().get("/api/v1/me").isStatus(200).json().path("organizations");
        assertThat(organizations).hasSize(2);
        inTwo.get("").isProblem(400);
        String second = organizations.get(1).path("id").asText();
        inTwo.inOrganization(second).get("").isStatus(200);
        session(users.get(1)).get("").isStatus(200);
        for (String list : List.of("/metrics", "/quick-actions", "/metric-datasets")) {
            assertThat(items(session(users.get(2)), list + "?scope=system"))
                    .as(list)
                    .isNotEmpty();
        }
    }

    /** Reads all rows of each user, and sends the rows that the user may write back unchanged. */
    void everyRowCanBeWrittenBack() {
        for (JsonNode user : members()) {
            Session session = session(user);
            boolean manages = manages(user);
            check(session, "/widgets", "", manages);
            check(session, "/metrics", "", manages);
            check(session, "/quick-actions", manages ? "&all=true" : "", manages);
            Answer preferences = session.get("/preferences").isStatus(200);
            writeBack(session, "/preferences", preferences.json(), 200);
            session.get("/activities?limit=100").isStatus(200);
        }
    }

    private static boolean manages(JsonNode user) {
        return List.of("OWNER", "ADMIN").contains(user.path("role").asText());
    }

    private static JsonNode items(Session session, String list) {
        JsonNode items = session.get(list).isStatus(200).json().path("items");
        assertThat(items).as(list).isNotEmpty();
        return items;
    }

    private static void check(Session session, String list, String filter, boolean manages) {
        for (JsonNode item : items(session, list + "?limit=100" + filter)) {
            boolean writes = manages && !item.path("isSystem").asBoolean();
            writeBack(session, list + "/" + item.path("id").asText(), item, writes ? 200 : 403);
        }
    }

    private static void writeBack(Session session, String place, JsonNode representation, int status) {
        ObjectNode body = ((ObjectNode) representation.deepCopy()).remove(OF_THE_SERVER);
        session.ifMatch(representation.path("etag").asText()).put(place, body).isStatus(status);
    }
}
