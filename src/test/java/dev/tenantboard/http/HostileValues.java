package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.openapi.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Values for parameters and bodies: valid by the contract, or with one error. */
record HostileValues(ApiDocument document, HostileText text) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NODES = List.of(
            "null",
            "true",
            "-1",
            "1.5",
            "1e300",
            "99999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"javascript:alert(1)\"",
            "[]",
            "[null]",
            "{}",
            "{\"a\":{\"b\":[1]}}");

    /** Returns a value that is usually valid by the schema. */
    String good(JsonNode given) {
        JsonNode schema = document.resolve(given);
        if (schema.has("allOf")) {
            return good(schema.get("allOf").get(0));
        }
        if (schema.has("enum")) {
            JsonNode values = schema.get("enum");
            return values.get(text.random().nextInt(values.size())).asText();
        }
        return switch (schema.path("type").asText()) {
            case "array" -> good(schema.get("items"));
            case "boolean" -> String.valueOf(text.chance(0.5));
            case "integer" -> String.valueOf(1 + text.random().nextInt(100));
            default -> schema.path("format").asText().equals("date-time") ? "2026-01-31T09:30:00Z" : "invoice";
        };
    }

    /** Returns the example of a body, possibly changed. */
    byte[] body(JsonNode content) {
        try {
            JsonNode example = content.path("example");
            if (text.chance(0.3)) {
                return JSON.writeValueAsBytes(example);
            }
            return text.chance(0.5)
                    ? text.mutated(JSON.writeValueAsBytes(example))
                    : JSON.writeValueAsBytes(changed(example.deepCopy()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode changed(JsonNode example) throws IOException {
        List<JsonNode> containers = new ArrayList<>();
        collect(example, containers);
        if (containers.isEmpty()) {
            return example;
        }
        JsonNode other = JSON.readTree(text.oneOf(NODES));
        JsonNode place = text.oneOf(containers);
        if (place instanceof ObjectNode object) {
            change(object, other);
        } else if (place instanceof ArrayNode array) {
            array.add(other);
        }
        return example;
    }

    private void change(ObjectNode object, JsonNode other) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.add("unforeseen");
        String name = text.oneOf(names);
        if (text.chance(0.2)) {
            object.remove(name);
        } else {
            object.set(name, other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
