package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.BiConsumer;

/** Where schemas stand in a schema (draft 2020-12): everything else is values and annotations. */
final class Subschemas {

    static final String DEFINITIONS = "$defs";

    private static final Set<String> SINGLE =
            Set.of("items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else");

    private static final Set<String> LISTS = Set.of("prefixItems", "allOf", "anyOf", "oneOf");

    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependentSchemas", DEFINITIONS);

    private Subschemas() {}

    /** Visits the schemas right inside of a schema, each with its pointer, in their order. */
    static void visit(JsonNode schema, String pointer, BiConsumer<JsonNode, String> visitor) {
        schema.properties().forEach(keyword -> {
            String place = pointer + "/" + keyword.getKey();
            JsonNode value = keyword.getValue();
            if (SINGLE.contains(keyword.getKey())) {
                visitor.accept(value, place);
            } else if (LISTS.contains(keyword.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    visitor.accept(value.get(i), place + "/" + i);
                }
            } else if (MAPS.contains(keyword.getKey())) {
                value.properties()
                        .forEach(entry -> visitor.accept(
                                entry.getValue(), place + "/" + ViolationMessages.escape(entry.getKey())));
            }
        });
    }
}
