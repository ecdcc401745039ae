package dev.tenantboard.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.faults.load.Client.Answer;
import java.util.List;
import java.util.Map;

/** What one user has made for themselves, by id. */
public record Holdings(String widget, String etag, String action, String metric) {

    static Holdings of(Client client, String organization, String name) {
        Answer widget = created(client.post(
                "/widgets",
                Map.of(
                        "name",
                        organization + name,
                        "title",
                        "0",
                        "type",
                        "CHART",
                        "chartType",
                        "line",
                        "config",
                        Map.of("color", "blue"),
                        "position",
                        Map.of("x", 0, "y", 0, "w", 2, "h", 2)),
                name + "-widget"));
        Answer action = created(client.post(
                "/quick-actions",
                Map.of(
                        "name", organization + name,
                        "icon", "chart",
                        "actionType", "NAVIGATION",
                        "targetUrl", "/there"),
                name + "-action"));
        Answer metric = created(client.post(
                "/metrics",
                Map.of("name", organization + name, "category", "CUSTOM", "query", counting()),
                name + "-metric"));
        return new Holdings(id(widget), widget.etag(), id(action), id(metric));
    }

    private static Map<String, Object> counting() {
        return Map.of(
                "v", 1, "dataset", "activities", "measures", List.of(Map.of("id", "n", "agg", "count")), "value", "n");
    }

    private static Answer created(Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("not prepared: " + answer);
        }
        return answer;
    }

    private static String id(Answer created) {
        JsonNode body = created.json();
        return body.path("id").asText();
    }
}
