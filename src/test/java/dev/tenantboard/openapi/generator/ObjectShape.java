package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The properties of an object schema, of all its alternatives.
 *
 * @param properties of any alternative
 * @param required by every alternative
 * @param additional whether others are permitted, or their schema
 */
record ObjectShape(Map<String, JsonNode> properties, Set<String> required, JsonNode additional) {

    static ObjectShape of(JsonNode schema, JsonNode definitions) {
        ObjectShape own = own(schema);
        List<ObjectShape> alternatives = Stream.of("then", "else")
                .map(schema::path)
                .filter(alternative -> alternative.isObject() && !alternative.has("not"))
                .map(alternative -> alternative.has("$ref") ? definitions.path(definition(alternative)) : alternative)
                .map(alternative -> of(alternative, definitions))
                .toList();
        return alternatives.stream().reduce(ObjectShape::or).map(own::and).orElse(own);
    }

    static String definition(JsonNode reference) {
        return reference.get("$ref").asText().substring("#/$defs/".length());
    }

    private static ObjectShape own(JsonNode schema) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(property.getKey(), property.getValue()));
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return new ObjectShape(properties, required, schema.path("additionalProperties"));
    }

    private ObjectShape or(ObjectShape other) {
        Set<String> both = new TreeSet<>(required);
        both.retainAll(other.required);
        return new ObjectShape(union(other), both, additional);
    }

    private ObjectShape and(ObjectShape other) {
        Set<String> all = new TreeSet<>(required);
        all.addAll(other.required);
        return new ObjectShape(union(other), all, additional.isMissingNode() ? other.additional : additional);
    }

    /** A property whose schema is true is described elsewhere. */
    private Map<String, JsonNode> union(ObjectShape other) {
        Map<String, JsonNode> union = new LinkedHashMap<>(properties);
        other.properties.forEach(
                (name, schema) -> union.merge(name, schema, (first, second) -> first.isBoolean() ? second : first));
        return union;
    }

    void addTo(ObjectNode target, Function<JsonNode, ObjectNode> converter) {
        target.put("type", "object");
        if (additional.isBoolean()) {
            target.set("additionalProperties", additional);
        } else if (additional.isObject()) {
            target.set("additionalProperties", converter.apply(additional));
        }
        if (!required.isEmpty()) {
            target.set("required", Json.texts(required.toArray(String[]::new)));
        }
        if (!properties.isEmpty()) {
            ObjectNode converted = target.putObject("properties");
            properties.forEach((name, schema) -> converted.set(name, converter.apply(schema)));
        }
    }
}
