package dev.tenantboard.http;

import dev.tenantboard.persistence.Timestamps;
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

/** Parses query parameters strictly, and reports the invalid one. The container's own answer would be 404. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private record Format(String expected, Function<String, Object> reader) {}

    private static final Format BOOLEAN = new Format("must be true or false", ParameterConverters::trueOrFalse);

    private static final Map<Class<?>, Format> FORMATS = Map.of(
            int.class, new Format("must be a whole number", ParameterConverters::wholeNumber),
            boolean.class, BOOLEAN,
            Boolean.class, BOOLEAN,
            OffsetDateTime.class, new Format("must be a time as in RFC 3339", Timestamps::parse),
            String.class, new Format("", text -> text));

    /**
     * Parses the value of a parameter.
     *
     * @throws ProblemException 400 with the name of the parameter
     */
    static Object read(QueryParameter parameter, String text) {
        Format format = format(parameter.type());
        try {
            return format.reader().apply(text);
        } catch (RuntimeException e) {
            throw ProblemException.badParameter(parameter.name(), format.expected());
        }
    }

    private static Format format(Class<?> type) {
        return type.isEnum()
                ? new Format("must be one of " + Arrays.toString(type.getEnumConstants()), text -> constant(type, text))
                : FORMATS.get(type);
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(annotation -> annotation instanceof QueryParam && format(type) != null)
                .map(annotation -> new QueryParameter(((QueryParam) annotation).value(), type, false, null, null))
                .map(Strict<T>::new)
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

    /** Accepts ASCII digits only. {@code Integer.valueOf} accepts digits of every script. */
    private static Object wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new IllegalArgumentException();
        }
        return Integer.valueOf(text);
    }

    private record Strict<T>(QueryParameter parameter) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            return text == null ? null : (T) read(parameter, text);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
