package dev.tenantboard.problem;

import jakarta.inject.Inject;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Replaces the container's own mapper, whose response has another format. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ValidationException> {

    @Inject
    private ProblemResponses responses;

    @Override
    public Response toResponse(ValidationException failure) {
        return responses.of(failure);
    }
}
