package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.List;

/** Bean Validation's constraints in the words of JSON Schema, as far as it has words for them. */
final class Constraints {

    private static final List<Class<? extends Annotation>> DEMANDING =
            List.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private Constraints() {}

    /** Whether a body without this field is refused. */
    static boolean demandsValue(Field field) {
        return field.getType().isPrimitive() || DEMANDING.stream().anyMatch(field::isAnnotationPresent);
    }

    /** Adds the constraints of an element, and of the constraints that those are composed of. */
    static void apply(ObjectNode schema, AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> kind = annotation.annotationType();
            apply(schema, annotation);
            if (kind.isAnnotationPresent(Constraint.class) && !kind.getName().startsWith("jakarta.")) {
                apply(schema, kind);
            }
        }
    }

    /** Adds the limits of the format to integers without their own. */
    static void limitIntegers(JsonNode node) {
        node.properties().stream()
                .filter(field -> !field.getKey().equals("example"))
                .forEach(field -> limitIntegers(field.getValue()));
        if (node.isArray()) {
            node.forEach(Constraints::limitIntegers);
        }
        if (node instanceof ObjectNode schema && Json.isType(schema, "integer")) {
            boolean isInt = schema.path("format").asText().equals("int32");
            schema.putIfAbsent("minimum", schema.numberNode(isInt ? Integer.MIN_VALUE : Long.MIN_VALUE));
            schema.putIfAbsent("maximum", schema.numberNode(isInt ? Integer.MAX_VALUE : Long.MAX_VALUE));
        }
    }

    private static void apply(ObjectNode schema, Annotation constraint) {
        if (constraint instanceof Size size) {
            String kind = Json.isType(schema, "array") ? "Items" : "Length";
            if (size.min() > 0) {
                schema.put("min" + kind, size.min());
            }
            if (size.max() < Integer.MAX_VALUE) {
                schema.put("max" + kind, size.max());
            }
        } else if (constraint instanceof Min min) {
            schema.put("minimum", min.value());
        } else if (constraint instanceof Max max) {
            schema.put("maximum", max.value());
        } else if (constraint instanceof Pattern pattern) {
            // Bean Validation matches the whole text, JSON Schema any part of it.
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof NotBlank) {
            schema.put("minLength", 1);
            schema.putIfAbsent("pattern", schema.textNode("\\S"));
        }
    }
}
