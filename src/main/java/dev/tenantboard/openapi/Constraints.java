package dev.tenantboard.openapi;

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
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Bean Validation's constraints in JSON Schema's words, as far as it has words for them. */
final class Constraints {

    private static final List<Class<? extends Annotation>> DEMANDING =
            List.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private Constraints() {}

    /** Whether a body without this field is refused. */
    static boolean demandsValue(Field field) {
        return field.getType().isPrimitive() || DEMANDING.stream().anyMatch(field::isAnnotationPresent);
    }

    /** Adds the constraints of a place, and of the constraints that those are composed of. */
    static void apply(Schema schema, AnnotatedElement place) {
        for (Annotation annotation : place.getAnnotations()) {
            Class<? extends Annotation> kind = annotation.annotationType();
            apply(schema, annotation);
            if (kind.isAnnotationPresent(Constraint.class) && !kind.getName().startsWith("jakarta.")) {
                apply(schema, kind);
            }
        }
    }

    private static void apply(Schema schema, Annotation constraint) {
        if (constraint instanceof Size size) {
            size(schema, size);
        } else if (constraint instanceof Min min) {
            schema.setMinimum(BigDecimal.valueOf(min.value()));
        } else if (constraint instanceof Max max) {
            schema.setMaximum(BigDecimal.valueOf(max.value()));
        } else if (constraint instanceof Pattern pattern) {
            // Bean Validation matches the whole text, JSON Schema any part of it.
            schema.setPattern("^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof NotBlank) {
            schema.setMinLength(1);
            schema.setPattern(schema.getPattern() == null ? "\\S" : schema.getPattern());
        }
    }

    private static void size(Schema schema, Size size) {
        Integer min = size.min() == 0 ? null : Integer.valueOf(size.min());
        Integer max = size.max() == Integer.MAX_VALUE ? null : Integer.valueOf(size.max());
        if (schema.getType() == SchemaType.ARRAY) {
            schema.minItems(min).maxItems(max);
        } else {
            schema.setMaxLength(max);
            schema.setMinLength(min == null ? schema.getMinLength() : min);
        }
    }
}
