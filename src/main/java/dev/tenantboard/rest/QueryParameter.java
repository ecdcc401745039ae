package dev.tenantboard.rest;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A query parameter that an operation knows.
 *
 * @param type what one value is
 * @param repeatable whether it may stand more than once, for any of its values
 */
record QueryParameter(String name, Class<?> type, boolean repeatable) {

    /** The parameter that a field or a method's parameter stands for, if it does. */
    static Optional<QueryParameter> of(AnnotatedElement place, Type type) {
        return Optional.ofNullable(place.getAnnotation(QueryParam.class))
                .map(annotation -> of(annotation.value(), type));
    }

    private static QueryParameter of(String name, Type type) {
        return type instanceof ParameterizedType values
                ? new QueryParameter(name, (Class<?>) values.getActualTypeArguments()[0], true)
                : new QueryParameter(name, (Class<?>) type, false);
    }
}
