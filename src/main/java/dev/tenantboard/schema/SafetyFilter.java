package dev.tenantboard.schema;

import dev.tenantboard.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 to everything when the guard found the database unsafe at start-up. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class SafetyFilter implements ContainerRequestFilter {

    @Inject
    private SchemaStatus status;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!status.isSafe()) {
            throw ProblemException.unavailable(
                    "The service refuses to work with its database until an operator has made it safe.");
        }
    }
}
