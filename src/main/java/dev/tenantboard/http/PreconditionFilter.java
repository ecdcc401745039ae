package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the preconditions of a change before its resource is read. A change with a precondition that its operation does
 * not evaluate is refused: a client that sends it relies on it (RFC 9110, 13.1.1 and 13.1.2). An operation evaluates
 * preconditions if it has a parameter {@link Preconditions}. Operations that read evaluate them in {@link
 * Responses#read}.
 */
@Provider
public class PreconditionFilter implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        List<Class<?>> parameters = List.of(resource.getResourceMethod().getParameterTypes());
        if (parameters.contains(Preconditions.class)) {
            new Preconditions(
                            request.getHeaderString(HttpHeaders.IF_MATCH),
                            request.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                    .check();
        } else {
            refuse(request);
        }
    }

    private static void refuse(ContainerRequestContext request) {
        Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)
                .filter(header -> request.getHeaders().containsKey(header))
                .findFirst()
                .ifPresent(header -> {
                    throw ProblemException.badHeader(header, "is not evaluated by this operation: leave it out");
                });
    }
}
