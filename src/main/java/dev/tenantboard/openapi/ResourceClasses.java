package dev.tenantboard.openapi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The resource classes of the WAR, as the container finds them at start-up. */
@HandlesTypes(Path.class)
public class ResourceClasses implements ServletContainerInitializer {

    private static volatile List<Class<?>> found = List.of();

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        if (classes != null) {
            remember(classes);
        }
    }

    private static void remember(Set<Class<?>> classes) {
        found = classes.stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .filter(type -> type.getPackageName().startsWith("dev.tenantboard"))
                .<Class<?>>map(type -> type)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    static List<Class<?>> found() {
        return found;
    }
}
