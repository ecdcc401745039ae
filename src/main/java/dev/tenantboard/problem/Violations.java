package dev.tenantboard.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.AssertTrue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Bean validation's findings as errors with JSON pointers. */
public final class Violations {

    private Violations() {}

    static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
        return ProblemException.invalid(errors(violations)).problem();
    }

    /** One error for each violation, in the order of their places. */
    public static List<ProblemError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new ProblemError(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(ProblemError::pointer).thenComparing(ProblemError::detail))
                .toList();
    }

    /** A rule over a whole object is written as a question that it answers: what is wrong is the object. */
    private static String pointer(ConstraintViolation<?> violation) {
        String pointer = pointer(violation.getPropertyPath());
        return violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue
                ? pointer.substring(0, pointer.lastIndexOf('/'))
                : pointer;
    }

    /** The path inside the body: a method's and its parameter's own names are no part of it. */
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
