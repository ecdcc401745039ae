package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.jsonschema.SchemaViolations;
import dev.tenantboard.problem.ProblemError;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A query document must match the JSON Schema of queries. So the errors of its syntax are reported together with those of
 * the other fields. {@link QueryReader} checks the rest, which needs the caller's organization.
 */
@Constraint(validatedBy = QuerySyntax.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QuerySyntax {

    String message() default "must match the schema of queries";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<QuerySyntax, ObjectNode> {

        @Override
        public boolean isValid(ObjectNode query, ConstraintValidatorContext context) {
            List<ProblemError> errors = query == null ? List.of() : QuerySchema.errors(query, "");
            if (!errors.isEmpty()) {
                context.disableDefaultConstraintViolation();
            }
            return SchemaViolations.report(errors, context);
        }
    }
}
