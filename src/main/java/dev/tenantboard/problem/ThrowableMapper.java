package dev.tenantboard.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Converts every failure of a resource to a response. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {

    @Inject
    private ProblemResponses responses;

    @Override
    public Response toResponse(Throwable failure) {
        return responses.of(failure);
    }
}
