package dev.tenantboard.http;

import dev.tenantboard.persistence.Rfc3339;
import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/** Parses query parameters strictly, and reports the invalid one. The container's own answer would be 404. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .findFirst()
                .map(annotation -> (ParamConverter<T>) converter(((QueryParam) annotation).value(), type))
                .orElse(null);
    }

    private static ParamConverter<?> converter(String name, Class<?> type) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return new Strict<>(
                    name, "must be one of " + Arrays.toString(constants), text -> constant(constants, text));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Strict<>(name, "must be true or false", ParameterConverters::trueOrFalse);
        }
        if (type == int.class || type == Integer.class) {
            return new Strict<>(name, "must be a whole number", ParameterConverters::wholeNumber);
        }
        if (type == OffsetDateTime.class) {
            return new Strict<>(name, "must be a time as in RFC 3339", Rfc3339::parse);
        }
        if (type == String.class) {
            // Jersey's own converter throws for each missing string.
            return new Strict<>(name, "must be a string", Function.identity());
        }
        if (Collection.class.isAssignableFrom(type)) {
            // Jersey collects the values, and requests the converter of their type.
            return null;
        }
        throw new IllegalStateException("query parameter " + name + " has a type without a converter: " + type);
    }

    private static Object constant(Object[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Accepts ASCII digits only. {@code Integer.valueOf} accepts digits of every script. */
    private static int wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new IllegalArgumentException();
        }
        return Integer.parseInt(text);
    }

    private record Strict<T>(String name, String expected, Function<String, T> reader) implements ParamConverter<T> {

        /** Throws an exception of JAX-RS, because Jersey replaces all others with 404 or the default value. */
        @Override
        public T fromString(String text) {
            try {
                return text == null ? null : reader.apply(text);
            } catch (RuntimeException invalid) {
                throw new BadRequestException(ProblemException.badParameter(name, expected));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
