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
import org.eclipse.microprofile.openapi.annotations.Operation;

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

    /**
     * The operation of a request.
     *
     * @param template its path, with templates for ids
     * @param operation its id in the API's description
     */
    record Route(String template, String operation) {

        static Route of(String base, Class<?> resource, Method method) {
            String template = (base + path(resource) + "/" + path(method))
                    .replaceAll("/+", "/")
                    .replaceAll("/$", "");
            Operation described = method.getAnnotation(Operation.class);
            return new Route(template, described == null ? method.getName() : described.operationId());
        }

        private static String path(AnnotatedElement element) {
            Path path = element.getAnnotation(Path.class);
            return path == null ? "" : path.value();
        }
    }
}
