package dev.tenantboard.trace;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/** Notes which operation a request is for, before anything refuses it. */
@Provider
@Priority(0)
public class RouteFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!resource.getResourceClass().isAnnotationPresent(Path.class)) {
            // The container's own answer to OPTIONS.
            return;
        }
        String base = request.getUriInfo().getBaseUri().getPath();
        ServedRequest.current()
                .isFor((base + path(resource.getResourceClass()) + "/" + path(resource.getResourceMethod()))
                        .replaceAll("/+", "/")
                        .replaceAll("/$", ""));
    }

    private static String path(AnnotatedElement place) {
        Path path = place.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
