package dev.tenantboard.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.api.Answer;
import dev.tenantboard.api.Database;
import dev.tenantboard.api.Session;
import dev.tenantboard.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server accepts every value of every enumeration in the contract, and every example of a body. */
class ContractValuesIT extends ServerTest {

    private ApiDocument document;
    private Session owner;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.of(api);
        var rows = new Database(database);
        // The example of a bundle replaces all rows of its organization.
        String organization = rows.organization("org-values-" + UUID.randomUUID(), "GROWTH");
        owner = api.as(rows.member("owner-of-" + organization, organization, "OWNER"))
                .absolute();
    }

    @Test
    void acceptsEachValueOfEachParameter() {
        List<String> refused = new ArrayList<>();
        int tried = 0;
        for (var operation : document.operations().entrySet()) {
            String[] name = operation.getKey().split(" ");
            for (JsonNode parameter : document.parameters(operation.getValue())) {
                for (JsonNode value : values(parameter.get("schema"))) {
                    Answer answer = send(name[0], path(name[1], parameter, value.asText()), operation.getValue());
                    tried++;
                    if (isRefused(answer) || answer.status() == 404 && !name[1].contains("{id}")) {
                        refused.add(operation.getKey() + " " + parameter.get("name") + "=" + value + ": " + answer);
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    @Test
    void acceptsEachValueOfEachField() {
        List<String> refused = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        forEachBody((name, operation) -> {
            JsonNode schema = document.resolve(body(operation).get("schema"));
            schema.path("properties").properties().forEach(property -> {
                for (JsonNode value : values(property.getValue())) {
                    tried.add(name + " " + property.getKey() + "=" + value);
                    ObjectNode changed = body(operation).get("example").deepCopy();
                    changed.set(property.getKey(), isArray(property.getValue()) ? list(value) : value);
                    Answer answer = sendTo(name, operation, changed);
                    if (pointsTo(answer, "/" + property.getKey()) || isRefused(answer)) {
                        refused.add(name + " " + property.getKey() + "=" + value + ": " + answer);
                    }
                }
            });
        });
        assertThat(refused).isEmpty();
        assertThat(tried).hasSizeGreaterThan(60);
    }

    @Test
    void acceptsEachExample() {
        List<String> refused = new ArrayList<>();
        forEachBody((name, operation) -> {
            Answer answer = sendTo(name, operation, body(operation).get("example"));
            if (answer.status() / 100 != 2) {
                refused.add(name + ": " + answer);
            }
        });
        assertThat(refused).isEmpty();
    }

    /** An editor sends its draft as it is. */
    @Test
    void previewsWhatItCreates() {
        JsonNode metric = body(document.operations().get("POST /api/v1/dashboard/metrics"))
                .get("example");

        owner.post("/api/v1/dashboard/metrics/preview", metric).isStatus(200);
    }

    @Test
    void takesNullInAQueryForAbsent() {
        String query =
                "{\"v\":1,\"dataset\":\"activities\",\"time\":null,\"groupBy\":null,\"inputs\":null,\"value\":\"n\","
                        + "\"measures\":[{\"id\":\"n\",\"agg\":\"count\",\"field\":null,\"where\":null,\"p\":null}]}";

        Answer created = owner.post(
                        "/api/v1/dashboard/metrics",
                        "{\"name\":\"Nulls\",\"category\":\"SALES\",\"query\":" + query + "}")
                .isStatus(201);

        assertThat(created.json().path("query").toString()).doesNotContain("null");
    }

    /** The platform's administrator writes templates: TemplateIT sends them. */
    private void forEachBody(BiConsumer<String, JsonNode> check) {
        document.operations().forEach((name, operation) -> {
            if (operation.has("requestBody")
                    && !name.contains("/templates")
                    && body(operation).get("example").isObject()) {
                check.accept(name, operation);
            }
        });
    }

    private static JsonNode body(JsonNode operation) {
        return operation.at("/requestBody/content").elements().next();
    }

    /** The values that a schema enumerates, also behind a reference and for the items of a list. */
    private List<JsonNode> values(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        List<JsonNode> values = new ArrayList<>();
        resolved.path("enum").forEach(values::add);
        Stream.of(resolved.at("/allOf/0"), resolved.path("items"))
                .filter(JsonNode::isObject)
                .forEach(inner -> values.addAll(values(inner)));
        return values;
    }

    private boolean isArray(JsonNode schema) {
        return schema.path("type").asText().equals("array");
    }

    private static JsonNode list(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }

    private static String path(String path, JsonNode parameter, String value) {
        String name = parameter.get("name").asText();
        return parameter.get("in").asText().equals("path")
                ? path.replace("{" + name + "}", value)
                : path.replaceAll("\\{[^}]+}", "none") + "?" + name + "=" + value;
    }

    private Answer send(String verb, String path, JsonNode operation) {
        if (!operation.has("requestBody")) {
            return (verb.equals("DELETE") ? owner.ifMatch("\"none\"") : owner)
                    .send(verb, path, null, BodyPublishers.noBody());
        }
        return owner.ifMatch(verb.equals("POST") || path.contains("activities") ? null : "\"none\"")
                .send(
                        verb,
                        path,
                        operation.at("/requestBody/content").fieldNames().next(),
                        BodyPublishers.ofString(body(operation).get("example").toString()));
    }

    /** Sends a body to an operation: to a new resource if its path has an id. */
    private Answer sendTo(String name, JsonNode operation, JsonNode body) {
        String verb = name.split(" ")[0];
        String path = name.split(" ")[1];
        String etag = null;
        if (path.contains("{id}")) {
            String collection = path.substring(0, path.indexOf("/{id}"));
            JsonNode creation = document.operations().get("POST " + collection);
            String id = owner.post(collection, body(creation).get("example"))
                    .isStatus(201)
                    .id();
            path = path.replace("{id}", id);
            etag = owner.get(collection + "/" + id).etag();
        } else if (!verb.equals("POST")) {
            etag = owner.get(path).etag();
        }
        path = path.replace("{name}", "activities");
        boolean isChecked = document.parameters(operation).stream()
                .anyMatch(parameter -> parameter.get("name").asText().equals("If-Match"));
        return owner.ifMatch(isChecked ? etag : null)
                .send(
                        verb,
                        path,
                        operation.at("/requestBody/content").fieldNames().next(),
                        BodyPublishers.ofString(body.toString()));
    }

    private static boolean isRefused(Answer answer) {
        return List.of(400, 405, 415).contains(answer.status()) || answer.status() >= 500;
    }

    private static boolean pointsTo(Answer answer, String pointer) {
        return answer.status() == 422
                && answer.json().path("errors").findValuesAsText("pointer").contains(pointer);
    }
}
