package dev.tenantboard.rest;

import dev.tenantboard.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Reads query parameters strictly, and names the one that cannot be read: the container's own answer is a 404. */
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            int.class, Integer::valueOf,
            Boolean.class, Parameters::trueOrFalse,
            OffsetDateTime.class, OffsetDateTime::parse);

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            int.class, "must be a whole number",
            Boolean.class, "must be true or false",
            OffsetDateTime.class, "must be a time as in RFC 3339");

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = queryParameter(annotations);
        if (name == null) {
            return null;
        }
        if (type.isEnum()) {
            return new Strict<>(
                    name, "must be one of " + Arrays.toString(type.getEnumConstants()), text -> constant(type, text));
        }
        Function<String, Object> reader = READERS.get(type);
        return reader == null ? null : new Strict<>(name, EXPECTED.get(type), reader);
    }

    private static String queryParameter(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse(null);
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Object trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private record Strict<T>(String name, String expected, Function<String, Object> reader)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            try {
                return text == null ? null : (T) reader.apply(text);
            } catch (RuntimeException e) {
                throw ProblemException.badParameter(name, expected);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
