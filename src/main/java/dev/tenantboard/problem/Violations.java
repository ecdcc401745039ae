package dev.tenantboard.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.AssertTrue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Converts Bean Validation's violations to errors with JSON pointers. */
public final class Violations {

    private Violations() {}

    static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
        return ProblemException.invalid(errors(violations)).problem();
    }

    /** Returns one error for each violation, in the order of their pointers, and not more than an answer has. */
    public static List<ProblemError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new ProblemError(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(ProblemError::pointer).thenComparing(ProblemError::detail))
                .limit(ProblemError.MAX)
                .toList();
    }

    /** A rule of a whole object is a boolean method. The error refers to the object. */
    private static String pointer(ConstraintViolation<?> violation) {
        String pointer = pointer(violation.getPropertyPath());
        return violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue
                ? pointer.substring(0, pointer.lastIndexOf('/'))
                : pointer;
    }

    /** Returns the path inside the body, without the names of the method and its parameter. */
    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
