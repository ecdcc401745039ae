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

/** How a class with query parameters for fields is filled: looked up once, used for each request. */
final class QueryBean<T> {

    private final Constructor<T> constructor;
    private final List<Place> places;

    /** @param usual what stands for a parameter that is not given; null for nothing */
    private record Place(Field field, QueryParameter parameter, Object usual) {

        static Place of(Field field) {
            QueryParameter parameter = QueryParameter.of(field, field.getAnnotatedType())
                    .orElseThrow(() -> new IllegalStateException(field + " is no query parameter"));
            DefaultValue usual = field.getAnnotation(DefaultValue.class);
            field.setAccessible(true);
            return new Place(
                    field, parameter, usual == null ? null : ParameterConverters.read(parameter, usual.value()));
        }

        Object value(List<String> given) {
            if (parameter.repeatable()) {
                return given == null ? Set.of() : all(given);
            }
            return given == null ? usual : ParameterConverters.read(parameter, given.get(0));
        }

        private Set<Object> all(List<String> given) {
            var values = new LinkedHashSet<>();
            given.forEach(text -> values.add(ParameterConverters.read(parameter, text)));
            return values;
        }
    }

    private QueryBean(Constructor<T> constructor, List<Place> places) {
        this.constructor = constructor;
        this.places = places;
    }

    static <T> QueryBean<T> of(Class<T> type) {
        try {
            List<Place> places = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Place::of)
                    .toList();
            return new QueryBean<>(type.getDeclaredConstructor(), places);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(type + " cannot be filled", missing);
        }
    }

    T read(MultivaluedMap<String, String> query) {
        try {
            T bean = constructor.newInstance();
            for (Place place : places) {
                Object value = place.value(query.get(place.parameter().name()));
                if (value != null) {
                    place.field().set(bean, value);
                }
            }
            return bean;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
