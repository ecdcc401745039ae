package dev.tenantboard.http;

import dev.tenantboard.problem.ProblemException;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.Optional;

/**
 * A query parameter that an operation knows.
 *
 * @param type what one value is
 * @param repeatable whether it may stand more than once, for any of its values
 * @param values how many there may be; null for no limit
 * @param length how long one may be; null for no limit
 */
record QueryParameter(String name, Class<?> type, boolean repeatable, Size values, Size length) {

    /** The parameter that a field or a method's parameter stands for, if it does. */
    static Optional<QueryParameter> of(AnnotatedElement place, AnnotatedType type) {
        return Optional.ofNullable(place.getAnnotation(QueryParam.class))
                .map(annotation -> of(annotation.value(), place.getAnnotation(Size.class), type));
    }

    private static QueryParameter of(String name, Size size, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType several) {
            AnnotatedType one = several.getAnnotatedActualTypeArguments()[0];
            return new QueryParameter(name, (Class<?>) one.getType(), true, size, one.getAnnotation(Size.class));
        }
        return new QueryParameter(name, (Class<?>) type.getType(), false, null, size);
    }

    /** Refuses more values, or longer ones, than the parameter takes. */
    void checkSizes(List<String> given) {
        if (given.size() > 1 && !repeatable) {
            throw ProblemException.badParameter(name, "must stand once only");
        }
        if (values != null && given.size() > values.max()) {
            throw ProblemException.badParameter(name, "must not stand more than " + values.max() + " times");
        }
        if (length != null && given.stream().anyMatch(value -> !fits(value))) {
            throw ProblemException.badParameter(
                    name, "must have " + length.min() + " to " + length.max() + " characters");
        }
    }

    private boolean fits(String value) {
        int characters = value.codePointCount(0, value.length());
        return length.min() <= characters && characters <= length.max();
    }
}
