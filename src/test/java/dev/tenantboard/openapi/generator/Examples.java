package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.stream.Stream;

/** Examples, put together from those of the fields. */
record Examples(Schemas schemas) {

    /** An example, or null where a field may be null and has no example. */
    JsonNode of(ObjectNode reference) {
        ObjectNode schema = schemas.resolve(reference);
        return Stream.of(
                        schema.path("example"),
                        schema.path("default"),
                        schema.at("/enum/0"),
                        schema.at("/x-extensible-enum/0"))
                .filter(given -> !given.isMissingNode())
                .findFirst()
                .orElseGet(() -> schema.has("allOf") ? of((ObjectNode) schema.at("/allOf/0")) : ofType(schema));
    }

    /** A patch that changes one field. */
    ObjectNode ofPatch(ObjectNode reference) {
        Map.Entry<String, JsonNode> first = schemas.resolve(reference)
                .get("properties")
                .properties()
                .iterator()
                .next();
        ObjectNode patch = Json.object();
        patch.set(first.getKey(), of((ObjectNode) first.getValue()));
        return patch;
    }

    private JsonNode ofType(ObjectNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> ofObject(schema);
            case "array" -> schema.arrayNode().add(of((ObjectNode) schema.get("items")));
            case "boolean" -> BooleanNode.TRUE;
            case "integer", "number" -> schema.has("minimum") ? schema.get("minimum") : IntNode.valueOf(1);
            case "string" -> ofText(schema);
            default -> null;
        };
    }

    private static JsonNode ofText(ObjectNode schema) {
        if (isTime(schema)) {
            return TextNode.valueOf("2026-01-31T09:30:00Z");
        }
        return schema.has("nullable") ? null : TextNode.valueOf("text");
    }

    private ObjectNode ofObject(ObjectNode schema) {
        ObjectNode example = Json.object();
        boolean isSent = schema.has("additionalProperties")
                && !schema.get("additionalProperties").asBoolean();
        schema.path("properties").properties().forEach(field -> {
            ObjectNode property = (ObjectNode) field.getValue();
            // A time that is accepted now is not accepted for ever, and a document may not fit: a body leaves them out.
            boolean isLeftOut = isSent && property.has("nullable") && (isTime(property) || isFreeForm(property));
            JsonNode value = isLeftOut ? null : of(property);
            if (value != null && !isEmptyList(value)) {
                example.set(field.getKey(), value);
            }
        });
        return example;
    }

    /** It shows nothing, and is left out. */
    static boolean isEmptyList(JsonNode example) {
        return example.isArray() && example.isEmpty();
    }

    private static boolean isFreeForm(ObjectNode schema) {
        return Json.isType(schema, "object")
                && !schema.has("properties")
                && !schema.has("allOf")
                && !schema.has("example");
    }

    private static boolean isTime(ObjectNode schema) {
        return schema.path("format").asText().equals("date-time");
    }
}
