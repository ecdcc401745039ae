package dev.tenantboard.access;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a permission, such as {@code activities:ingest}. */
@NotNull
@Pattern(regexp = "\\S{1,100}")
@Size(max = 100)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PermissionName {
    String message() default "must be 1 to 100 characters without blanks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
