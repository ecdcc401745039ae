package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON types of simple Java types and of enums. */
final class JsonTypes {

    private record Form(String type, String format) {}

    private static final Form TIME = new Form("string", "date-time");
    /** With nine digits of a second and an offset. */
    private static final int MAX_TIME = "2026-01-31T09:30:00.123456789+02:00".length();

    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(String.class, new Form("string", null)),
            Map.entry(Instant.class, TIME),
            Map.entry(OffsetDateTime.class, TIME),
            Map.entry(boolean.class, new Form("boolean", null)),
            Map.entry(Boolean.class, new Form("boolean", null)),
            Map.entry(int.class, new Form("integer", "int32")),
            Map.entry(Integer.class, new Form("integer", "int32")),
            Map.entry(long.class, new Form("integer", "int64")),
            Map.entry(Long.class, new Form("integer", "int64")),
            Map.entry(double.class, new Form("number", "double")),
            Map.entry(Double.class, new Form("number", "double")),
            Map.entry(BigDecimal.class, new Form("number", null)));

    private JsonTypes() {}

    static ObjectNode of(Class<?> type) {
        Form form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("No JSON type is known for " + type.getName());
        }
        ObjectNode schema = Json.object(form.type());
        if (form.format() != null) {
            schema.put("format", form.format());
        }
        return form.equals(TIME) ? schema.put("maxLength", MAX_TIME) : schema;
    }

    static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = Json.object("string");
        String[] words = Stream.of(type.getEnumConstants())
                .map(constant -> word((Enum<?>) constant))
                .toArray(String[]::new);
        schema.set("enum", Json.texts(words));
        SchemaAnnotations.describe(schema, type);
        return schema;
    }

    /** The values of today. A client must accept others, which later versions add. */
    static ObjectNode openEnumeration(Class<?> type) {
        ObjectNode schema = enumeration(type);
        schema.set("x-extensible-enum", schema.remove("enum"));
        return schema;
    }

    /** A constant as JSON and query parameters contain it. */
    private static String word(Enum<?> constant) {
        try {
            JsonProperty word =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return word == null ? constant.toString() : word.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }
}
