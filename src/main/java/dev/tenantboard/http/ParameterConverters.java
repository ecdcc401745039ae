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

/** Reads query parameters strictly, and names the one that cannot be read: the container's own answer is a 404. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private record Form(String expected, Function<String, Object> reader) {}

    private static final Form TRUTH = new Form("must be true or false", ParameterConverters::trueOrFalse);

    private static final Map<Class<?>, Form> FORMS = Map.of(
            int.class, new Form("must be a whole number", ParameterConverters::wholeNumber),
            boolean.class, TRUTH,
            Boolean.class, TRUTH,
            OffsetDateTime.class, new Form("must be a time as in RFC 3339", Timestamps::parse),
            String.class, new Form("", text -> text));

    /**
     * The value of a parameter.
     *
     * @throws ProblemException 400, which names the parameter
     */
    static Object read(QueryParameter parameter, String text) {
        Form form = form(parameter.type());
        try {
            return form.reader().apply(text);
        } catch (RuntimeException e) {
            throw ProblemException.badParameter(parameter.name(), form.expected());
        }
    }

    private static Form form(Class<?> type) {
        return type.isEnum()
                ? new Form("must be one of " + Arrays.toString(type.getEnumConstants()), text -> constant(type, text))
                : FORMS.get(type);
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(annotation -> annotation instanceof QueryParam && form(type) != null)
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

    /** In ASCII digits: {@code Integer.valueOf} reads those of every script. */
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
