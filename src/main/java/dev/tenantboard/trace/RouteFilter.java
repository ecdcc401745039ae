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

/** Stores the operation of a request, before another filter may refuse it. */
@Provider
@Priority(0)
public class RouteFilter implements ContainerRequestFilter {

    /** One route for each operation. */
    private final Map<Method, Route> routes = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Class<?> type = resource.getResourceClass();
        if (!type.isAnnotationPresent(Path.class)) {
            // The container's own response to OPTIONS.
            return;
        }
        String base = request.getUriInfo().getBaseUri().getPath();
        ServedRequest.current()
                .setRoute(routes.computeIfAbsent(resource.getResourceMethod(), method -> Route.of(base, type, method)));
    }
}
