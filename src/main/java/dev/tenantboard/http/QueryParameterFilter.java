package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses unknown query parameters, invalid values, and values that are too many or too long. It precedes the
 * container's own conversion, whose failures fill the log and are answered with 404.
 */
@Provider
public class QueryParameterFilter implements ContainerRequestFilter {

    /** The limit of values of a repeatable parameter without its own limit. */
    public static final int MAX_VALUES = 100;

    /** The limit of characters of a value. The longest cursor is shorter. */
    public static final int MAX_LENGTH = 2_000;

    private static final Map<Method, Map<String, QueryParameter>> KNOWN = new ConcurrentHashMap<>();

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
        Map<String, QueryParameter> known = KNOWN.computeIfAbsent(resource.getResourceMethod(), this::parameters);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(known, name, values));
    }

    private static void check(Map<String, QueryParameter> known, String name, List<String> values) {
        QueryParameter parameter = known.get(name);
        if (parameter == null) {
            throw new ProblemException(
                    ProblemType.PARAMETER_UNKNOWN,
                    "The operation does not know a query parameter of the request. It knows: "
                            + (known.isEmpty() ? "none" : String.join(", ", known.keySet())) + ".");
        }
        parameter.checkSizes(values);
        if (values.size() > MAX_VALUES) {
            throw ProblemException.badParameter(name, "must not stand more than " + MAX_VALUES + " times");
        }
        for (String value : values) {
            if (value.length() > MAX_LENGTH) {
                throw ProblemException.badParameter(name, "must not be longer than " + MAX_LENGTH + " characters");
            }
            if (!DocumentRules.isStorable(value) || value.indexOf(REPLACEMENT) >= 0) {
                throw ProblemException.badParameter(name, "has a character that is not accepted");
            }
            ParameterConverters.read(parameter, value);
        }
    }

    private Map<String, QueryParameter> parameters(Method method) {
        var parameters = new TreeMap<String, QueryParameter>();
        Stream.of(fields(resource.getResourceClass()), parametersOf(method), beanParametersOf(method))
                .flatMap(declared -> declared)
                .flatMap(Optional::stream)
                .forEach(parameter -> parameters.put(parameter.name(), parameter));
        return parameters;
    }

    private static Stream<Optional<QueryParameter>> parametersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> QueryParameter.of(parameter, parameter.getAnnotatedType()));
    }

    private static Stream<Optional<QueryParameter>> beanParametersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .map(Parameter::getType)
                .flatMap(QueryParameterFilter::fields);
    }

    private static Stream<Optional<QueryParameter>> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map((Field field) -> QueryParameter.of(field, field.getAnnotatedType()));
    }
}
