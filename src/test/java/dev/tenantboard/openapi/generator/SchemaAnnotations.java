package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code @Schema} says of a type, a field or a parameter. */
final class SchemaAnnotations {

    private SchemaAnnotations() {}

    static boolean isRequired(AnnotatedElement element) {
        Schema said = element.getAnnotation(Schema.class);
        return said != null && said.required();
    }

    /** The component that describes a field, if it names one. */
    static Optional<String> reference(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Schema.class))
                .map(Schema::ref)
                .filter(name -> !name.isEmpty());
    }

    /** The field that is written in place of its record, if one is. */
    static Optional<Field> standIn(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    static void describe(ObjectNode schema, AnnotatedElement element) {
        Schema said = element.getAnnotation(Schema.class);
        if (said != null) {
            describe(schema, said);
        }
    }

    /** What an element that is written as its fields says of one of them. */
    static void describe(ObjectNode schema, AnnotatedElement unwrapped, String field) {
        Arrays.stream(unwrapped.getAnnotation(Schema.class).properties())
                .filter(said -> said.name().equals(field))
                .forEach(said -> {
                    given(said.description(), text -> schema.put("description", text));
                    given(said.example(), text -> schema.set("example", value(schema, text)));
                });
    }

    static void describe(ObjectNode schema, Schema said) {
        given(said.description(), text -> schema.put("description", text));
        given(said.format(), text -> schema.put("format", text));
        given(said.pattern(), text -> schema.put("pattern", text));
        given(said.example(), text -> schema.set("example", value(schema, text)));
        given(said.defaultValue(), text -> schema.set("default", value(schema, text)));
        given(said.minimum(), text -> schema.set("minimum", value(schema, text)));
        given(said.maximum(), text -> schema.set("maximum", value(schema, text)));
        if (said.maxItems() != Integer.MIN_VALUE) {
            schema.put("maxItems", said.maxItems());
        }
        if (said.minItems() != Integer.MAX_VALUE) {
            schema.put("minItems", said.minItems());
        }
        if (said.maxLength() != Integer.MAX_VALUE) {
            schema.put("maxLength", said.maxLength());
        }
        if (said.nullable()) {
            schema.put("nullable", true);
        }
        if (said.readOnly()) {
            schema.put("readOnly", true);
        }
        if (said.enumeration().length > 0) {
            schema.set("enum", Json.texts(said.enumeration()));
        }
    }

    private static void given(String text, Consumer<String> target) {
        if (!text.isEmpty()) {
            target.accept(text);
        }
    }

    /** A value that an annotation has to write as text, in the schema's type. */
    static JsonNode value(ObjectNode schema, String text) {
        if (!schema.has("type") || Json.isType(schema, "string")) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An example or default is no " + schema.get("type") + ": " + text, e);
        }
    }
}
