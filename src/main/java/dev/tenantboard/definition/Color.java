package dev.tenantboard.definition;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a colour, or {@code #rrggbb}. */
@Pattern(regexp = Color.REGEXP)
@Size(max = 100)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Color {

    String NAMES = "blue|indigo|purple|pink|red|orange|amber|yellow|lime|green|teal|cyan|gray|slate|black|white";

    String REGEXP = NAMES + "|#[0-9a-fA-F]{6}";

    String message() default "must be #rrggbb or one of " + NAMES;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
