package dev.tenantboard.trace;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes which operation a request is for, before anything refuses it. */
@Provider
@Priority(0)
public class RouteFilter implements ContainerRequestFilter {

    private static final Map<Method, String> ROUTES = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!resource.getResourceClass().isAnnotationPresent(Path.class)) {
            // The container's own answer to OPTIONS.
            return;
        }
        ServedRequest.current()
                .isFor(ROUTES.computeIfAbsent(
                        resource.getResourceMethod(),
                        operation -> route(request.getUriInfo().getBaseUri().getPath(), operation)));
    }

    private String route(String base, Method operation) {
        return (base + path(resource.getResourceClass()) + "/" + path(operation))
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
    }

    private static String path(AnnotatedElement place) {
        Path path = place.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
