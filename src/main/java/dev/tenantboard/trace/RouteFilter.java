package dev.tenantboard.trace;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes which operation a request is for, before anything refuses it. */
@Provider
@Priority(0)
public class RouteFilter implements ContainerRequestFilter {

    /** As many as there are operations. */
    private final Map<Method, Route> routes = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Class<?> type = resource.getResourceClass();
        if (!type.isAnnotationPresent(Path.class)) {
            // The container's own answer to OPTIONS.
            return;
        }
        String base = request.getUriInfo().getBaseUri().getPath();
        ServedRequest.current()
                .isFor(routes.computeIfAbsent(resource.getResourceMethod(), method -> Route.of(base, type, method)));
    }
}
