package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** The parts of a JSON document. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode object(String type) {
        return object().put("type", type);
    }

    static ArrayNode texts(String... texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(texts).forEach(array::add);
        return array;
    }

    /** A reference to a component, such as {@code schemas} and {@code Problem}. */
    static ObjectNode reference(String kind, String name) {
        return object().put("$ref", "#/components/" + kind + "/" + name);
    }

    static boolean isType(ObjectNode schema, String type) {
        return schema.path("type").asText().equals(type);
    }
}
