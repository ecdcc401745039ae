package dev.tenantboard.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.api.Api;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations below {@code /api/v1}, from two sources: the OpenAPI document and the classes. */
final class ServedOperations {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private ServedOperations() {}

    static Set<String> documented(Api api) {
        JsonNode paths = api.anonymous()
                .absolute()
                .with("Accept", "application/json")
                .get("/openapi?format=JSON")
                .isStatus(200)
                .json()
                .path("paths");
        Set<String> operations = new TreeSet<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceFirst("^/api/v1", ""));
                    }
                }));
        return operations;
    }

    static Set<String> declared() throws IOException, URISyntaxException {
        java.nio.file.Path classes = java.nio.file.Path.of(dev.tenantboard.http.RestApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> load(name.substring(0, name.length() - 6).replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                            .flatMap(method -> operations(type.getAnnotation(Path.class), method)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ServedOperations.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A method with a path and without a verb is a sub-resource locator, which the filter cannot check. */
    private static Stream<String> operations(Path root, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = "/" + root.value() + (below == null ? "" : "/" + below.value());
        Set<String> verbs = Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .collect(Collectors.toSet());
        return verbs.isEmpty() && below != null
                ? Stream.of("LOCATOR " + path)
                : verbs.stream().map(verb -> verb + " " + path);
    }
}
