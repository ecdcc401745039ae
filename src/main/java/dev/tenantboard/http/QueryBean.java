package dev.tenantboard.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Creates objects whose fields are query parameters. The class is analyzed once and not for each request. */
final class QueryBean<T> {

    private final Constructor<T> constructor;
    private final List<BoundField> fields;

    /** @param defaultValue the value of a missing parameter, or null */
    private record BoundField(Field field, QueryParameter parameter, Object defaultValue) {

        static BoundField of(Field field) {
            QueryParameter parameter = QueryParameter.of(field, field.getAnnotatedType())
                    .orElseThrow(() -> new IllegalStateException(field + " is not a query parameter"));
            DefaultValue defaultValue = field.getAnnotation(DefaultValue.class);
            field.setAccessible(true);
            return new BoundField(
                    field,
                    parameter,
                    defaultValue == null ? null : ParameterConverters.read(parameter, defaultValue.value()));
        }

        Object value(List<String> texts) {
            if (parameter.repeatable()) {
                return texts == null ? Set.of() : all(texts);
            }
            return texts == null ? defaultValue : ParameterConverters.read(parameter, texts.get(0));
        }

        private Set<Object> all(List<String> texts) {
            var values = new LinkedHashSet<>();
            texts.forEach(text -> values.add(ParameterConverters.read(parameter, text)));
            return values;
        }
    }

    private QueryBean(Constructor<T> constructor, List<BoundField> fields) {
        this.constructor = constructor;
        this.fields = fields;
    }

    static <T> QueryBean<T> of(Class<T> type) {
        try {
            List<BoundField> fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(BoundField::of)
                    .toList();
            return new QueryBean<>(type.getDeclaredConstructor(), fields);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(type + " has no constructor without parameters", missing);
        }
    }

    T read(MultivaluedMap<String, String> query) {
        try {
            T bean = constructor.newInstance();
            for (BoundField field : fields) {
                Object value = field.value(query.get(field.parameter().name()));
                if (value != null) {
                    field.field().set(bean, value);
                }
            }
            return bean;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
