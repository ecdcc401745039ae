package dev.tenantboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Api;
import dev.tenantboard.contract.StrictSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** An OpenAPI document as the tests look at it. */
public record ApiDocument(JsonNode root, StrictSchemas strict) {

    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** The document that a server serves. */
    public static ApiDocument of(Api api) {
        JsonNode root = api.anonymous()
                .absolute()
                .get("/openapi?format=JSON")
                .isStatus(200)
                .json();
        return new ApiDocument(root, new StrictSchemas(root));
    }

    /** The operations by verb and path, such as {@code GET /api/v1/me}. */
    public Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(item -> VERBS.contains(item.getKey()))
                        .forEach(item ->
                                operations.put(item.getKey().toUpperCase() + " " + path.getKey(), item.getValue())));
        return operations;
    }

    /** The operations that a member of an organization may call: not those that are only for the platform's administrator. */
    public Map<String, JsonNode> operationsOfMembers() {
        Map<String, JsonNode> operations = operations();
        operations.values().removeIf(ApiDocument::isForAdministratorOnly);
        return operations;
    }

    private static boolean isForAdministratorOnly(JsonNode operation) {
        return operation.get("description").asText().contains("For the platform's administrator, with scope=system.");
    }

    public Map<String, JsonNode> schemas() {
        return fields(root.at("/components/schemas"));
    }

    /** The properties of all component schemas, by schema and name. */
    Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new TreeMap<>();
        schemas()
                .forEach((schema, node) -> fields(node.path("properties"))
                        .forEach((name, property) -> properties.put(schema + "." + name, property)));
        return properties;
    }

    /** The parameters of an operation, the shared ones included. */
    public List<JsonNode> parameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(this::resolve)
                .toList();
    }

    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Every {@code $ref} that leads nowhere. */
    Set<String> danglingReferences() {
        Set<String> dangling = new TreeSet<>();
        for (JsonNode reference : root.findValues("$ref")) {
            if (!reference.asText().startsWith("#/")
                    || resolve(reference.asText()).isMissingNode()) {
                dangling.add(reference.asText());
            }
        }
        return dangling;
    }

    /** Every component that nothing refers to. */
    Set<String> unusedComponents() {
        Set<String> unused = new TreeSet<>();
        for (String kind : List.of("schemas", "parameters", "headers", "responses")) {
            fields(root.at("/components/" + kind))
                    .keySet()
                    .forEach(name -> unused.add("#/components/" + kind + "/" + name));
        }
        root.findValues("$ref").forEach(reference -> unused.remove(reference.asText()));
        return unused;
    }

    private JsonNode resolve(String reference) {
        return root.at(reference.substring(1));
    }

    /** Where a value breaks its schema, in words; empty if it keeps to it. */
    public List<String> violations(JsonNode schema, JsonNode value) {
        return strict.violations(schema, value);
    }

    static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
