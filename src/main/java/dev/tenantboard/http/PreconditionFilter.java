package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses a change with a precondition that its operation does not evaluate: a client that sends it relies on it (RFC
 * 9110, 13.1.1 and 13.1.2). An operation evaluates {@code If-Match} if it has a parameter for it, and no change
 * evaluates {@code If-None-Match}. Resources that are read evaluate both, see {@link Responses#read}.
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
        Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)
                .filter(header -> request.getHeaders().containsKey(header))
                .filter(header -> !evaluates(resource.getResourceMethod(), header))
                .findFirst()
                .ifPresent(header -> {
                    throw ProblemException.badHeader(header, "is not evaluated by this operation: leave it out");
                });
    }

    private static boolean evaluates(Method operation, String header) {
        return Arrays.stream(operation.getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .filter(Objects::nonNull)
                .anyMatch(bound -> bound.value().equals(header));
    }
}
