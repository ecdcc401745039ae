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
 * A query parameter of an operation.
 *
 * @param type the type of one value
 * @param repeatable whether it may occur more than once
 * @param values the limit of the number of values, or null
 * @param length the limit of the length of a value, or null
 */
record QueryParameter(String name, Class<?> type, boolean repeatable, Size values, Size length) {

    /** Returns the query parameter of a field or a method parameter, or empty. */
    static Optional<QueryParameter> of(AnnotatedElement element, AnnotatedType type) {
        return Optional.ofNullable(element.getAnnotation(QueryParam.class))
                .map(annotation -> of(annotation.value(), element.getAnnotation(Size.class), type));
    }

    private static QueryParameter of(String name, Size size, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType collection) {
            AnnotatedType item = collection.getAnnotatedActualTypeArguments()[0];
            return new QueryParameter(name, (Class<?>) item.getType(), true, size, item.getAnnotation(Size.class));
        }
        return new QueryParameter(name, (Class<?>) type.getType(), false, null, size);
    }

    /** Refuses too many or too long values. */
    void checkSizes(List<String> received) {
        if (received.size() > 1 && !repeatable) {
            throw ProblemException.badParameter(name, "must stand once only");
        }
        if (values != null && received.size() > values.max()) {
            throw ProblemException.badParameter(name, "must not stand more than " + values.max() + " times");
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
