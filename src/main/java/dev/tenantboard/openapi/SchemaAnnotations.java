package dev.tenantboard.openapi;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What {@code @Schema} says of a type, a field or a parameter. */
final class SchemaAnnotations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaAnnotations() {}

    static boolean isRequired(AnnotatedElement element) {
        var said = element.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return said != null && said.required();
    }

    /** The field that is written in place of its record, if one is. */
    static Optional<Field> standIn(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    static void describe(Schema schema, AnnotatedElement element) {
        var said = element.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (said != null) {
            describe(schema, said);
        }
    }

    static void describe(Schema schema, org.eclipse.microprofile.openapi.annotations.media.Schema said) {
        given(said.description(), schema::setDescription);
        given(said.format(), schema::setFormat);
        given(said.example(), text -> schema.setExample(value(schema, text)));
        given(said.defaultValue(), text -> schema.setDefaultValue(value(schema, text)));
        given(said.minimum(), text -> schema.setMinimum(new BigDecimal(text)));
        given(said.maximum(), text -> schema.setMaximum(new BigDecimal(text)));
        if (said.maxItems() != Integer.MIN_VALUE) {
            schema.minItems(said.minItems()).maxItems(said.maxItems());
        }
        if (said.maxLength() != Integer.MAX_VALUE) {
            schema.setMaxLength(said.maxLength());
        }
        if (said.nullable()) {
            schema.setNullable(true);
        }
        if (said.readOnly()) {
            schema.setReadOnly(true);
        }
        if (said.enumeration().length > 0) {
            schema.setEnumeration(List.of((Object[]) said.enumeration()));
        }
    }

    private static void given(String text, Consumer<String> target) {
        if (!text.isEmpty()) {
            target.accept(text);
        }
    }

    /** A value that an annotation had to write as text, in the schema's type. */
    static Object value(Schema schema, String text) {
        if (schema.getType() == null || schema.getType() == SchemaType.STRING) {
            return text;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An example or default is no " + schema.getType() + ": " + text, e);
        }
    }
}
