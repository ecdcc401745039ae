package dev.tenantboard.widget;

import dev.tenantboard.jsonschema.SchemaViolations;
import dev.tenantboard.rest.DocumentSize;
import dev.tenantboard.widgettype.WidgetTypeCatalog;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Holds a widget's configuration to the schema of its type, unless it is missing or too large, which is said elsewhere. */
public class FittingConfigValidator implements ConstraintValidator<FittingConfig, WidgetDefinition> {

    @Inject
    private WidgetTypeCatalog types;

    @Override
    public boolean isValid(WidgetDefinition widget, ConstraintValidatorContext context) {
        if (widget == null || widget.type() == null || !DocumentSize.Validator.holds(widget.config())) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        return SchemaViolations.report(types.errors(widget.type(), widget.config(), "/config"), context);
    }
}
