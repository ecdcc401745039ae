package dev.tenantboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Api;
import dev.tenantboard.api.Session;
import java.net.URI;
import java.util.List;

/** Checks that the API would accept the sample data, which is inserted without the API. */
final class SampleCheck {

    private static final List<String> OF_THE_SERVER =
            List.of("id", "isSystem", "createdBy", "createdAt", "updatedAt", "etag", "usageCount", "lastUsed");

    private SampleCheck() {}

    /** Reads all rows of each user, and sends the rows that the user may write back unchanged. */
    static void everyRowCanBeWrittenBack(JsonNode run) {
        Api api = Api.at(URI.create(run.path("baseUrl").asText()));
        for (JsonNode user : run.path("users")) {
            Session session = api.withToken(user.path("token").asText());
            boolean manages =
                    List.of("OWNER", "ADMIN").contains(user.path("role").asText());
            check(session, "/widgets", "", manages);
            check(session, "/metrics", "", manages);
            check(session, "/quick-actions", manages ? "&all=true" : "", manages);
            Answer preferences = session.get("/preferences").isStatus(200);
            writeBack(session, "/preferences", preferences.json(), 200);
            session.get("/activities?limit=100").isStatus(200);
            assertThat(session.get("").isStatus(200).json().path("widgets")).isNotEmpty();
        }
    }

    private static void check(Session session, String list, String filter, boolean manages) {
        JsonNode items =
                session.get(list + "?limit=100" + filter).isStatus(200).json().path("items");
        assertThat(items).as(list).isNotEmpty();
        for (JsonNode item : items) {
            boolean writes = manages && !item.path("isSystem").asBoolean();
            writeBack(session, list + "/" + item.path("id").asText(), item, writes ? 200 : 403);
        }
    }

    private static void writeBack(Session session, String place, JsonNode representation, int status) {
        ObjectNode body = ((ObjectNode) representation.deepCopy()).remove(OF_THE_SERVER);
        session.ifMatch(representation.path("etag").asText()).put(place, body).isStatus(status);
    }
}
