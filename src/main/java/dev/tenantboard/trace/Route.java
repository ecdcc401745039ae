package dev.tenantboard.trace;

import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.Operation;

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
