package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.http.StrictJson.Bound;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Converts documents to records, and reports all their faults at once: wrong types, unknown fields and violations. */
@ApplicationScoped
public class BodyDocuments {

    @Inject
    private StrictJson json;

    @Inject
    private Validator validator;

    /**
     * Converts a document, and leaves the validation of a valid type to the caller, such as Jersey.
     *
     * @throws ProblemException 422 with all faults, if the document does not match the type
     */
    public <T> T convert(JsonNode document, Type type) {
        Bound<T> bound = json.bind(document, type);
        if (!bound.faults().isEmpty()) {
            refuseFaults(bound, field -> true);
        }
        return bound.value();
    }

    /**
     * Converts a document and validates the result.
     *
     * @throws ProblemException 422 with all faults
     */
    public <T> T validated(JsonNode document, Type type) {
        return validated(document, type, field -> true);
    }

    /**
     * Converts a document of which a client wrote only some fields, and validates the result. The constraints of {@link
     * WholeBody} apply to these fields.
     *
     * @throws ProblemException 422 with all faults
     */
    <T> T validated(JsonNode document, Type type, Predicate<String> isWritten) {
        Bound<T> bound = json.bind(document, type);
        refuseFaults(bound, isWritten);
        return bound.value();
    }

    private void refuseFaults(Bound<?> bound, Predicate<String> isWritten) {
        List<ProblemError> errors = new ArrayList<>(bound.faults());
        if (bound.value() instanceof Record fields) {
            var violations = validator.validate(fields, WholeBody.class).stream()
                    .filter(violation -> !isForWholeBodies(violation) || isWritten.test(field(violation)))
                    .toList();
            Violations.errors(violations).stream()
                    .filter(violation -> bound.faults().stream().noneMatch(fault -> areRelated(fault, violation)))
                    .forEach(errors::add);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(
                    errors.stream().limit(ProblemError.MAX).toList());
        }
    }

    private static boolean isForWholeBodies(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getGroups().contains(WholeBody.class);
    }

    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    /** A field with a fault was left out, so that its absence may violate its own constraint, or one of its object. */
    private static boolean areRelated(ProblemError fault, ProblemError violation) {
        String one = fault.pointer() + "/";
        String other = violation.pointer() + "/";
        return one.startsWith(other) || other.startsWith(one);
    }
}
