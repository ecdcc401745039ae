package dev.tenantboard.quickaction;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Holds a quick action's addresses to its type. A browser follows them on behalf of whoever presses the button, so they
 * are a path of the same origin or an address of the web, and never a script, data, or a host in disguise.
 */
public class FittingTargetValidator implements ConstraintValidator<FittingTarget, QuickActionDefinition> {

    private static final Set<String> WEB = Set.of("http", "https");

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
                isPath(target) || wrong(context, "targetUrl", "must be a path on the same origin, such as /reports");
            case EXTERNAL_LINK ->
                isWebAddress(target) || wrong(context, "targetUrl", "must be an http or https address");
            default ->
                target == null
                        || isPath(target)
                        || isWebAddress(target)
                        || wrong(context, "targetUrl", "must be a path or an http or https address");
        };
    }

    private static boolean isEndpointValid(QuickActionDefinition action, ConstraintValidatorContext context) {
        boolean required =
                action.actionType() == ActionType.API_CALL || action.actionType() == ActionType.WORKFLOW_TRIGGER;
        String endpoint = action.apiEndpoint();
        return (endpoint == null && !required)
                || isWebAddress(endpoint)
                || wrong(context, "apiEndpoint", "must be an http or https address");
    }

    private static boolean isFormValid(QuickActionDefinition action, ConstraintValidatorContext context) {
        return action.actionType() != ActionType.MODAL_FORM
                || action.formConfig() != null
                || wrong(context, "formConfig", "must describe the form to open");
    }

    private static boolean wrong(ConstraintValidatorContext context, String field, String message) {
        context.buildConstraintViolationWithTemplate(message)
                .addPropertyNode(field)
                .addConstraintViolation();
        return false;
    }

    /** A backslash, or a second slash, would make a browser read the path as a host. */
    static boolean isPath(String target) {
        URI uri = parse(target);
        return uri != null && target.startsWith("/") && !target.startsWith("//") && !uri.isAbsolute();
    }

    static boolean isWebAddress(String target) {
        URI uri = parse(target);
        return uri != null
                && uri.isAbsolute()
                && WEB.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT))
                && uri.getHost() != null
                && uri.getUserInfo() == null;
    }

    /** The address, or null if RFC 3986 does not know it: blanks, backslashes and control characters among others. */
    private static URI parse(String target) {
        try {
            return target == null ? null : new URI(target);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
