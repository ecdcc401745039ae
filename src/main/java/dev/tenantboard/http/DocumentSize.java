package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;

/**
 * The maximum size of a free JSON document, in bytes of UTF-8 and in values. A list loads up to a hundred documents,
 * where each value needs about a hundred bytes, and a merge patch can enlarge a document.
 */
@Constraint(validatedBy = DocumentSize.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface DocumentSize {
    int max() default USUAL_MAX;

    int USUAL_MAX = 32 * 1024;

    /** Counts objects, arrays and everything in them. */
    int MAX_VALUES = 2_000;

    String message() default "must not be larger than {max} bytes or " + MAX_VALUES + " values";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Measures the compact form of the document. */
    class Validator implements ConstraintValidator<DocumentSize, ObjectNode> {

        private int max;

        @Override
        public void initialize(DocumentSize size) {
            max = size.max();
        }

        @Override
        public boolean isValid(ObjectNode document, ConstraintValidatorContext context) {
            return document == null || isWithin(document, max);
        }

        /** Returns whether a document is present and has at most the usual size. */
        public static boolean isWithinLimits(JsonNode document) {
            return document != null && isWithin(document, USUAL_MAX);
        }

        private static boolean isWithin(JsonNode document, int max) {
            return values(document) <= MAX_VALUES && document.toString().getBytes(StandardCharsets.UTF_8).length <= max;
        }

        /** Counts objects, arrays and everything in them. */
        public static int values(JsonNode node) {
            int values = 1;
            for (JsonNode inner : node) {
                values += values(inner);
            }
            return values;
        }
    }
}
