package dev.tenantboard.widget;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A widget's configuration keeps to the JSON Schema of its type. */
@Constraint(validatedBy = ValidConfigValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidConfig {
    String message() default "does not fit the widget's type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
