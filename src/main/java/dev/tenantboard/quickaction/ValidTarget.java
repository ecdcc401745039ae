package dev.tenantboard.quickaction;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A quick action says where it leads, in the form that its type needs. */
@Constraint(validatedBy = ValidTargetValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidTarget {
    String message() default "does not fit the action's type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
