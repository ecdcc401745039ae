package dev.tenantboard.http;

import dev.tenantboard.persistence.StorableText;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Refuses unknown query parameters, and values that are too many, too long, or not storable. Jersey converts the values
 * later, for the resource method, with {@link ParameterConverters}.
 */
@Provider
public class QueryParameterFilter implements ContainerRequestFilter {

    /** The limit of values of a repeatable parameter without its own limit. */
    public static final int MAX_VALUES = 100;

    /** The limit of characters of a value. The longest cursor is shorter. */
    public static final int MAX_LENGTH = 2_000;

    private static final Map<Method, Map<String, Sizes>> KNOWN = new ConcurrentHashMap<>();

    /** Decoding replaces bytes that are not UTF-8 with this character. */
    private static final char REPLACEMENT = '\uFFFD';

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            // OPTIONS is for the path, and not for the operation of the parameters.
            return;
        }
        Map<String, Sizes> known = KNOWN.computeIfAbsent(resource.getResourceMethod(), this::parameters);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(known, name, values));
    }

    private static void check(Map<String, Sizes> known, String name, List<String> values) {
        Sizes sizes = known.get(name);
        if (sizes == null) {
            throw new ProblemException(
                    ProblemType.PARAMETER_UNKNOWN,
                    "The operation does not know a query parameter of the request. It knows: "
                            + (known.isEmpty() ? "none" : String.join(", ", known.keySet())) + ".");
        }
        sizes.check(name, values);
        for (String value : values) {
            if (value.length() > MAX_LENGTH) {
                throw ProblemException.badParameter(name, "must not be longer than " + MAX_LENGTH + " characters");
            }
            if (!StorableText.isStorable(value) || value.indexOf(REPLACEMENT) >= 0) {
                throw ProblemException.badParameter(name, "has a character that is not accepted");
            }
        }
    }

    private Map<String, Sizes> parameters(Method method) {
        var parameters = new TreeMap<String, Sizes>();
        add(parameters, resource.getResourceClass().getDeclaredFields(), Field::getAnnotatedType);
        add(parameters, method.getParameters(), Parameter::getAnnotatedType);
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .forEach(bean -> add(parameters, bean.getType().getDeclaredFields(), Field::getAnnotatedType));
        return parameters;
    }

    private static <E extends AnnotatedElement> void add(
            Map<String, Sizes> parameters, E[] elements, Function<E, AnnotatedType> type) {
        for (E element : elements) {
            if (element.isAnnotationPresent(QueryParam.class)) {
                parameters.put(element.getAnnotation(QueryParam.class).value(), Sizes.of(element, type.apply(element)));
            }
        }
    }

    /**
     * The limits of a query parameter.
     *
     * @param values the limit of the number of values
     * @param length the limit of the length of a value, or null
     */
    private record Sizes(int values, Size length) {

        static Sizes of(AnnotatedElement element, AnnotatedType type) {
            Size size = element.getAnnotation(Size.class);
            if (type instanceof AnnotatedParameterizedType collection) {
                AnnotatedType item = collection.getAnnotatedActualTypeArguments()[0];
                return new Sizes(
                        size == null ? MAX_VALUES : Math.min(size.max(), MAX_VALUES), item.getAnnotation(Size.class));
            }
            return new Sizes(1, size);
        }

        void check(String name, List<String> received) {
            if (received.size() > values) {
                throw ProblemException.badParameter(
                        name, values == 1 ? "must occur only once" : "must occur at most " + values + " times");
            }
            if (length != null && received.stream().anyMatch(value -> !fits(value))) {
                throw ProblemException.badParameter(
                        name, "must have " + length.min() + " to " + length.max() + " characters");
            }
        }

        private boolean fits(String value) {
            int characters = value.codePointCount(0, value.length());
            return length.min() <= characters && characters <= length.max();
        }
    }
}
