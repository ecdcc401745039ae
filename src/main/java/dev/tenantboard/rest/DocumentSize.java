package dev.tenantboard.rest;

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
 * The largest size of a free JSON document, in bytes of UTF-8. A list carries up to a hundred of them, and a merge patch
 * adds to what is there.
 */
@Constraint(validatedBy = DocumentSize.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface DocumentSize {
    int max() default 64 * 1024;

    String message() default "must not be larger than {max} bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Measures the document as it is stored. */
    class Validator implements ConstraintValidator<DocumentSize, ObjectNode> {

        private int max;

        @Override
        public void initialize(DocumentSize size) {
            max = size.max();
        }

        @Override
        public boolean isValid(ObjectNode document, ConstraintValidatorContext context) {
            return document == null || document.toString().getBytes(StandardCharsets.UTF_8).length <= max;
        }
    }
}
