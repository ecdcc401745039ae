package dev.tenantboard.quickaction;

import static dev.tenantboard.definition.TargetUrl.isPath;
import static dev.tenantboard.definition.TargetUrl.isWebAddress;

import dev.tenantboard.http.DocumentSize;
import dev.tenantboard.jsonschema.SchemaViolations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The addresses and the form of a quick action must match its type. */
@Constraint(validatedBy = ValidTarget.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidTarget {
    String message() default "must match the action's type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<ValidTarget, QuickActionDefinition> {

        @Override
        public boolean isValid(QuickActionDefinition action, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if (action == null || action.actionType() == null) {
                return true;
            }
            return isTargetValid(action, context) & isEndpointValid(action, context) & isFormValid(action, context);
        }

        private static boolean isTargetValid(QuickActionDefinition action, ConstraintValidatorContext context) {
            String target = action.targetUrl();
            return switch (action.actionType()) {
                case NAVIGATION ->
                    isPath(target)
                            || addViolation(
                                    context, "targetUrl", "must be a path on the same origin, such as /reports");
                case EXTERNAL_LINK ->
                    isWebAddress(target) || addViolation(context, "targetUrl", "must be an http or https address");
                default ->
                    target == null
                            || isPath(target)
                            || isWebAddress(target)
                            || addViolation(context, "targetUrl", "must be a path or an http or https address");
            };
        }

        private static boolean isEndpointValid(QuickActionDefinition action, ConstraintValidatorContext context) {
            boolean required =
                    action.actionType() == ActionType.API_CALL || action.actionType() == ActionType.WORKFLOW_TRIGGER;
            String endpoint = action.apiEndpoint();
            return (endpoint == null && !required)
                    || isWebAddress(endpoint)
                    || addViolation(context, "apiEndpoint", "must be an http or https address");
        }

        private static boolean isFormValid(QuickActionDefinition action, ConstraintValidatorContext context) {
            if (action.formConfig() == null) {
                return action.actionType() != ActionType.MODAL_FORM
                        || addViolation(context, "formConfig", "must describe the form to open");
            }
            return !DocumentSize.Validator.isWithinLimits(action.formConfig())
                    || SchemaViolations.report(
                            FormConfig.definitionErrors(action.formConfig(), "/formConfig"), context);
        }

        private static boolean addViolation(ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
