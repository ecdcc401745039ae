package dev.tenantboard.http.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reads the key of an authorized request, for operations that accept one. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class IdempotencyKeyFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private IdempotentRequest idempotent;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Idempotent.class)) {
            IdempotencyKey.of(request.getHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()))
                    .ifPresent(key -> idempotent.set(
                            key, operationId(method), request.getUriInfo().getRequestUri()));
        }
    }

    private static String operationId(Method method) {
        return method.getAnnotation(Operation.class).operationId();
    }
}
