package dev.tenantboard.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemError;
import java.util.Set;
import java.util.function.BiConsumer;

/** The schemas inside a schema (draft 2020-12). All other keywords contain values or annotations. */
final class Subschemas {

    static final String DEFINITIONS = "$defs";

    private static final Set<String> SINGLE =
            Set.of("items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else");

    private static final Set<String> LISTS = Set.of("prefixItems", "allOf", "anyOf", "oneOf");

    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependentSchemas", DEFINITIONS);

    private Subschemas() {}

    /** Visits the direct subschemas of a schema in their order, each with its pointer. */
    static void visit(JsonNode schema, String pointer, BiConsumer<JsonNode, String> visitor) {
        schema.properties().forEach(keyword -> {
            String location = pointer + "/" + keyword.getKey();
            JsonNode value = keyword.getValue();
            if (SINGLE.contains(keyword.getKey())) {
                visitor.accept(value, location);
            } else if (LISTS.contains(keyword.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    visitor.accept(value.get(i), location + "/" + i);
                }
            } else if (MAPS.contains(keyword.getKey())) {
                value.properties()
                        .forEach(entry ->
                                visitor.accept(entry.getValue(), location + ProblemError.step(entry.getKey())));
            }
        });
    }
}
