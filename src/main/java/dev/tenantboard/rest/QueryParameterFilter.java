package dev.tenantboard.rest;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses query parameters that an operation does not know, and one value too many for those that it does. */
@Provider
public class QueryParameterFilter implements ContainerRequestFilter {

    private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> known = KNOWN.computeIfAbsent(resource.getResourceMethod(), this::names);
        for (Map.Entry<String, List<String>> parameter :
                request.getUriInfo().getQueryParameters().entrySet()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                throw ProblemException.badRequest("The operation does not know a query parameter that was given."
                        + " It knows: "
                        + (known.isEmpty()
                                ? "none"
                                : String.join(", ", known.stream().sorted().toList())) + ".");
            }
            if (!parameter.getValue().stream().allMatch(DocumentRules::isStorable)) {
                throw ProblemException.badParameter(name, "has a character that is not accepted");
            }
        }
    }

    private Set<String> names(Method method) {
        var names = new HashSet<String>();
        Arrays.stream(resource.getResourceClass().getDeclaredFields()).forEach(field -> add(field, names));
        for (Parameter parameter : method.getParameters()) {
            add(parameter, names);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields()).forEach(field -> add(field, names));
            }
        }
        return Set.copyOf(names);
    }

    private static void add(AnnotatedElement place, Set<String> names) {
        QueryParam parameter = place.getAnnotation(QueryParam.class);
        if (parameter != null) {
            names.add(parameter.value());
        }
    }
}
