package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * JSON Schemas of the product (draft 2020-12) as schemas of the contract, whose dialect is that of OpenAPI 3.0. It has no
 * conditions, so the alternatives of a schema become one object type with the properties of all of them. Such a type accepts
 * every valid document. The server checks the JSON Schema. Defaults are part of descriptions: some generators take a property
 * with a default for one that each document has.
 */
final class EmbeddedSchemas {

    private static final Set<String> COPIED = Set.of(
            "description",
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "enum");

    private static final List<String> OBJECT_KEYWORDS = List.of("properties", "if", "additionalProperties");

    private final ObjectNode components;
    private final String name;
    private final JsonNode definitions;
    private final boolean nullIsAbsent;

    private EmbeddedSchemas(ObjectNode components, String name, JsonNode definitions, boolean nullIsAbsent) {
        this.components = components;
        this.name = name;
        this.definitions = definitions;
        this.nullIsAbsent = nullIsAbsent;
    }

    /**
     * Adds a schema and its definitions of objects to the components.
     *
     * @param nullIsAbsent whether the server accepts null for a property that may be missing
     */
    static void add(ObjectNode components, String name, JsonNode schema, boolean nullIsAbsent) {
        var embedded = new EmbeddedSchemas(components, name, schema.path("$defs"), nullIsAbsent);
        embedded.component(name, schema);
    }

    /** Adds a definition of a schema, which the schema itself need not use. */
    static void addDefinition(
            ObjectNode components, String name, JsonNode schema, String definition, boolean nullIsAbsent) {
        var embedded = new EmbeddedSchemas(components, name, schema.path("$defs"), nullIsAbsent);
        embedded.definition(Json.object().put("$ref", "#/$defs/" + definition));
    }

    private void component(String component, JsonNode schema) {
        if (!components.has(component)) {
            ObjectNode target = components.putObject(component);
            target.setAll(converted(schema));
        }
    }

    private ObjectNode converted(JsonNode schema) {
        if (schema.has("$ref")) {
            return referenced(schema);
        }
        ObjectNode target = Json.object();
        copy(schema, target);
        addDefault(target, schema);
        addConstant(target, schema.path("const"));
        addExclusive(target, schema, "exclusiveMinimum", "minimum");
        addExclusive(target, schema, "exclusiveMaximum", "maximum");
        addType(target, schema);
        if (schema.has("examples")) {
            target.set("example", schema.at("/examples/0"));
        }
        if (schema.has("items")) {
            JsonNode item = schema.get("items");
            target.set("items", item.has("$ref") ? definition(item) : converted(item));
        }
        if (isObject(schema)) {
            ObjectShape.of(schema, definitions).addTo(target, this::converted);
            if (nullIsAbsent) {
                permitNulls(target);
            }
        }
        return target;
    }

    private static void permitNulls(ObjectNode object) {
        Set<String> required = new TreeSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().stream()
                .filter(property -> !required.contains(property.getKey()))
                .map(property -> (ObjectNode) property.getValue())
                .filter(property -> property.has("type") || property.has("allOf"))
                .forEach(property -> {
                    property.putIfAbsent("type", property.textNode("object"));
                    property.put("nullable", true);
                });
    }

    private ObjectNode referenced(JsonNode schema) {
        ObjectNode target = definition(schema);
        if (target.has("$ref")) {
            String description = definitions
                    .path(ObjectShape.definition(schema))
                    .path("description")
                    .asText();
            target = Schemas.open(target).put("description", description);
        }
        copy(schema, target);
        addDefault(target, schema);
        return target;
    }

    /** A reference to a component, or the schema itself if it is small. */
    private ObjectNode definition(JsonNode reference) {
        String definition = ObjectShape.definition(reference);
        JsonNode source = definitions.path(definition);
        if (!isObject(source)) {
            return converted(source);
        }
        String component = name + Character.toUpperCase(definition.charAt(0)) + definition.substring(1);
        component(component, source);
        return Json.reference("schemas", component);
    }

    private static void copy(JsonNode schema, ObjectNode target) {
        schema.properties().stream()
                .filter(keyword -> COPIED.contains(keyword.getKey()))
                .forEach(keyword -> target.set(keyword.getKey(), keyword.getValue()));
    }

    private static void addDefault(ObjectNode target, JsonNode schema) {
        if (schema.has("default")) {
            String description = target.path("description").asText();
            target.put("description", (description + " Default: " + schema.get("default") + ".").strip());
        }
    }

    private static boolean isObject(JsonNode schema) {
        return OBJECT_KEYWORDS.stream().anyMatch(schema::has);
    }

    private static void addConstant(ObjectNode target, JsonNode constant) {
        if (!constant.isMissingNode()) {
            target.putArray("enum").add(constant);
        }
    }

    /** OpenAPI 3.0 has a flag beside the bound. */
    private static void addExclusive(ObjectNode target, JsonNode schema, String exclusive, String bound) {
        if (schema.has(exclusive)) {
            target.set(bound, schema.get(exclusive));
            target.put(exclusive, true);
        }
    }

    /** OpenAPI 3.0 has no list of types: a value of several types has none. */
    private static void addType(ObjectNode target, JsonNode schema) {
        if (schema.path("type").isTextual()) {
            target.set("type", schema.get("type"));
        } else if (target.has("enum")) {
            target.put("type", target.at("/enum/0").isTextual() ? "string" : "integer");
        } else if (isObject(schema)) {
            target.put("type", "object");
        } else {
            target.remove("maxLength");
        }
        if (Json.isType(target, "integer")) {
            target.put("format", "int32");
        }
    }
}
