package dev.tenantboard.widget;

import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.jsonschema.SchemaViolations;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The configuration of a widget must match the JSON Schema of its type. */
@Constraint(validatedBy = ValidConfig.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidConfig {
    String message() default "must match the schema of the widget's type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Ignores a configuration that is missing or too large, because other constraints report that. */
    class Validator implements ConstraintValidator<ValidConfig, WidgetDefinition> {

        /** Jersey creates the validators of bodies without CDI, so the bean is looked up. */
        private final WidgetTypeCatalog types =
                CDI.current().select(WidgetTypeCatalog.class).get();

        @Override
        public boolean isValid(WidgetDefinition widget, ConstraintValidatorContext context) {
            if (widget == null || widget.type() == null || !DocumentSize.Validator.isWithinLimits(widget.config())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            return SchemaViolations.report(types.errors(widget.type(), widget.config(), "/config"), context);
        }
    }
}
