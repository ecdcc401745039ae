package dev.tenantboard.jsonschema;

import dev.tenantboard.problem.ProblemError;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Reports schema errors in a part of a bean as violations of Bean Validation. */
public final class SchemaViolations {

    private SchemaViolations() {}

    /**
     * Adds a violation for each error, and returns whether there is none. The pointers are relative to the bean.
     *
     * <p>A pointer is one node of the violation's path, because its steps are names of the client and not properties of
     * a bean.
     */
    public static boolean report(List<ProblemError> errors, ConstraintValidatorContext context) {
        for (ProblemError error : errors) {
            var violation = context.buildConstraintViolationWithTemplate(literal(error.detail()));
            if (error.pointer().isEmpty()) {
                violation.addConstraintViolation();
            } else {
                violation.addPropertyNode(error.pointer().substring(1)).addConstraintViolation();
            }
        }
        return errors.isEmpty();
    }

    /** Escapes a message against interpolation. Patterns contain braces, and clients write schemas. */
    private static String literal(String message) {
        return message.replaceAll("[\\\\{}$]", "\\\\$0");
    }
}
