package dev.tenantboard.jsonschema;

import dev.tenantboard.problem.ProblemError;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Reports what a schema says of a part of a bean as Bean Validation's violations. */
public final class SchemaViolations {

    private SchemaViolations() {}

    /**
     * Adds a violation for each error, and tells whether there was none. The pointers begin in the bean.
     *
     * <p>A pointer is one node of the violation's path: its steps are named by the client and are no properties of a bean.
     */
    public static boolean report(List<ProblemError> errors, ConstraintValidatorContext context) {
        for (ProblemError error : errors) {
            context.buildConstraintViolationWithTemplate(literal(error.detail()))
                    .addPropertyNode(error.pointer().substring(1))
                    .addConstraintViolation();
        }
        return errors.isEmpty();
    }

    /** A sentence with nothing in it that would be interpolated: patterns have braces, and clients write schemas. */
    private static String literal(String sentence) {
        return sentence.replaceAll("[\\\\{}$]", "\\\\$0");
    }
}
