package dev.tenantboard.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Session;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sends batches of activities. */
final class Batches {

    static final String ARRAY = "application/json";
    static final String LINES = "application/x-ndjson";
    static final String PATH = "/activities/batch";

    private Batches() {}

    static Answer send(Session session, String type, List<String> items) {
        return send(session, PATH, type, items);
    }

    static Answer send(Session session, String path, String type, List<String> items) {
        return sendText(
                session,
                path,
                type,
                type.equals(ARRAY) ? "[" + String.join(",", items) + "]" : String.join("\n", items) + "\n");
    }

    static Answer sendText(Session session, String path, String type, String body) {
        return session.send("POST", path, type, BodyPublishers.ofString(body));
    }

    static String item(String title) {
        return """
                {"title":"%s","type":"USER_ACTION","entityType":"invoice","entityId":"1","action":"paid","metadata":{"amount":12.50}}""".formatted(title);
    }

    /** Returns an item with one more field. */
    static String item(String title, String field, String value) {
        return item(title).replaceFirst("}$", ",\"" + field + "\":" + value + "}");
    }

    static List<Integer> statuses(Answer answer) {
        return items(answer).map(item -> item.path("status").asInt()).toList();
    }

    static List<String> ids(Answer answer) {
        return items(answer).map(item -> item.path("id").asText()).toList();
    }

    private static Stream<JsonNode> items(Answer answer) {
        return StreamSupport.stream(answer.json().at("/items").spliterator(), false);
    }
}
