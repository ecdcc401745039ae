package dev.tenantboard.quickaction;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The part of a form's input that is kept. A schema marks a secret with {@code writeOnly: true}, the draft's keyword for
 * values that are never read back, or with an annotation whose value is {@code password}, as form libraries do. The
 * fields of the input with the name of a secret one are removed, at every depth.
 */
final class KeptInput {

    private static final String REFERENCE = "#/$defs/";

    /** The names of properties whose schema is secret. */
    private final Set<String> fields = new HashSet<>();

    private final Set<String> definitions = new HashSet<>();

    /** Whether a secret has no name, such as an item of any name. Then nothing is kept. */
    private boolean nameless;

    private KeptInput(JsonNode form) {
        int known;
        do {
            known = definitions.size();
            search(form, null, null);
        } while (definitions.size() > known);
    }

    /** Returns the input without secrets, or null if secrets cannot be distinguished from other values. */
    static ObjectNode of(JsonNode form, ObjectNode input) {
        var kept = new KeptInput(form);
        return kept.nameless ? null : (ObjectNode) kept.without(input.deepCopy());
    }

    /**
     * Searches a part of the schema for secrets.
     *
     * @param field the property that the part describes, or null
     * @param definition the definition that the part belongs to, or null
     */
    private void search(JsonNode part, String field, String definition) {
        if (isSecret(part)) {
            remember(field, definition);
        }
        part.properties().forEach(keyword -> {
            switch (keyword.getKey()) {
                case "properties" ->
                    keyword.getValue()
                            .properties()
                            .forEach(property -> search(property.getValue(), property.getKey(), definition));
                // Their keys are names and not keywords.
                case "patternProperties", "dependentSchemas" ->
                    keyword.getValue().properties().forEach(named -> search(named.getValue(), field, definition));
                case "$defs" ->
                    keyword.getValue().properties().forEach(named -> search(named.getValue(), null, named.getKey()));
                default -> search(keyword.getValue(), field, definition);
            }
        });
        if (part.isArray()) {
            part.forEach(item -> search(item, field, definition));
        }
    }

    private void remember(String field, String definition) {
        if (field != null) {
            fields.add(field);
        } else if (definition != null) {
            definitions.add(definition);
        } else {
            nameless = true;
        }
    }

    private boolean isSecret(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        boolean refersToSecret = reference.startsWith(REFERENCE)
                && definitions.contains(
                        JsonPointer.compile(reference.substring(1)).last().getMatchingProperty());
        return schema.isObject()
                && (refersToSecret || schema.path("writeOnly").asBoolean() || hasAnnotationOfPassword(schema));
    }

    private static boolean hasAnnotationOfPassword(JsonNode schema) {
        return StreamSupport.stream(schema.spliterator(), false)
                .anyMatch(value -> value.isTextual() && value.textValue().equalsIgnoreCase("password"));
    }

    private JsonNode without(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove(fields);
        }
        value.forEach(this::without);
        return value;
    }
}
