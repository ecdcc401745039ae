package dev.tenantboard.quickaction;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The addresses and the form of a quick action must match its type. */
@Constraint(validatedBy = ValidTargetValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidTarget {
    String message() default "must match the action's type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
