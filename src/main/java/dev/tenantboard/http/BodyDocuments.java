package dev.tenantboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.http.StrictJson.Bound;
import dev.tenantboard.problem.ProblemError;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

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
            refuseFaults(bound, WholeBody.class);
        }
        return bound.value();
    }

    /**
     * Converts a document and validates the result.
     *
     * @throws ProblemException 422 with all faults
     */
    public <T> T validated(JsonNode document, Type type) {
        Bound<T> bound = json.bind(document, type);
        refuseFaults(bound, Default.class);
        return bound.value();
    }

    private void refuseFaults(Bound<?> bound, Class<?> group) {
        List<ProblemError> errors = new ArrayList<>(bound.faults());
        if (bound.value() instanceof Record fields) {
            Violations.errors(validator.validate(fields, group)).stream()
                    .filter(violation -> !isBelowAny(bound.faults(), violation))
                    .forEach(errors::add);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** A field with a fault was left out, so that its absence may be a violation, too. */
    private static boolean isBelowAny(List<ProblemError> faults, ProblemError violation) {
        return faults.stream().anyMatch(fault -> (violation.pointer() + "/").startsWith(fault.pointer() + "/"));
    }
}
