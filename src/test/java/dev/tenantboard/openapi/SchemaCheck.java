package dev.tenantboard.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a value against a schema, as far as the document's schemas go. */
record SchemaCheck(ApiDocument document, List<String> found) {

    void check(JsonNode given, JsonNode value, String place) {
        JsonNode schema = document.resolve(given);
        if (value.isNull()) {
            expect(schema.path("nullable").asBoolean(), place + " is null");
            return;
        }
        schema.path("allOf").forEach(part -> check(part, value, place));
        if (schema.has("enum")) {
            expect(contains(schema.get("enum"), value), place + " is not listed: " + value);
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(schema, value, place);
            case "array" -> array(schema, value, place);
            case "string" -> string(schema, value, place);
            case "integer", "number" -> number(schema, value, place);
            case "boolean" -> expect(value.isBoolean(), place + " is no boolean: " + value);
            default -> {}
        }
    }

    private void object(JsonNode schema, JsonNode value, String place) {
        expect(value.isObject(), place + " is no object: " + value);
        schema.path("required")
                .forEach(name -> expect(value.has(name.asText()), place + "/" + name.asText() + " lacks"));
        ApiDocument.fields(value).forEach((name, field) -> {
            JsonNode property = schema.path("properties").path(name);
            if (!property.isMissingNode()) {
                check(property, field, place + "/" + name);
            } else {
                expect(schema.path("additionalProperties").asBoolean(), place + "/" + name + " is not described");
            }
        });
    }

    private void array(JsonNode schema, JsonNode value, String place) {
        expect(value.isArray(), place + " is no array: " + value);
        for (int i = 0; i < value.size(); i++) {
            check(schema.get("items"), value.get(i), place + "/" + i);
        }
    }

    private void string(JsonNode schema, JsonNode value, String place) {
        expect(value.isTextual(), place + " is no string: " + value);
        String text = value.asText();
        expect(text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE), place + " is too long");
        if (schema.has("pattern")) {
            expect(Pattern.compile(schema.get("pattern").asText()).matcher(text).find(), place + " has another form");
        }
        if (schema.path("format").asText().equals("date-time")) {
            expect(isUtcTime(text), place + " is no time in UTC: " + text);
        }
    }

    private void number(JsonNode schema, JsonNode value, String place) {
        boolean whole = schema.get("type").asText().equals("integer");
        expect(whole ? value.isIntegralNumber() : value.isNumber(), place + " is no such number: " + value);
        expect(value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE), place + " is too small");
        expect(value.asDouble() <= schema.path("maximum").asDouble(Double.MAX_VALUE), place + " is too large");
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtcTime(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
