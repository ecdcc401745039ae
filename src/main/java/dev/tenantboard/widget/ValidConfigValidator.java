package dev.tenantboard.widget;

import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.jsonschema.SchemaViolations;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Holds a widget's configuration to the schema of its type, unless it is missing or too large, which is said elsewhere. */
public class ValidConfigValidator implements ConstraintValidator<ValidConfig, WidgetDefinition> {

    /** Looked up, because Jersey, which makes validators of bodies, injects none of CDI's beans without an outcry. */
    private final WidgetTypeCatalog types =
            CDI.current().select(WidgetTypeCatalog.class).get();

    @Override
    public boolean isValid(WidgetDefinition widget, ConstraintValidatorContext context) {
        if (widget == null || widget.type() == null || !DocumentSize.Validator.holds(widget.config())) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        return SchemaViolations.report(types.errors(widget.type(), widget.config(), "/config"), context);
    }
}
