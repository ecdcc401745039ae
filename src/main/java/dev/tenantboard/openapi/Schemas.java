package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.QueryParameterFilter;
import dev.tenantboard.persistence.PageRequest;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of what goes over the wire, derived from the records that are read and written. Every answer has all its
 * properties; a body has to have those that are primitive or constrained not to be null; a merge patch none.
 */
final class Schemas {

    private static final String REFERENCE = "#/components/schemas/";

    private enum Use {
        READ,
        PATCH,
        WRITTEN
    }

    private final Map<String, Schema> components = new TreeMap<>();

    Schema read(Class<?> type) {
        return named(type, Use.READ);
    }

    Schema read(AnnotatedType type) {
        return of(type, Use.READ);
    }

    Schema patch(Class<?> type) {
        return named(type, Use.PATCH);
    }

    Schema written(Class<?> type) {
        return named(type, Use.WRITTEN);
    }

    /** A page of items. */
    Schema page(Class<?> item) {
        String name = item.getSimpleName() + "Page";
        if (!components.containsKey(name)) {
            components.put(name, createSchema());
            components.put(
                    name,
                    createSchema()
                            .type(SchemaType.OBJECT)
                            .description("A page of a list.")
                            .addProperty(
                                    "items",
                                    createSchema()
                                            .type(SchemaType.ARRAY)
                                            .items(written(item))
                                            .maxItems(PageRequest.MAX_LIMIT)
                                            .description("The items of the page."))
                            .addProperty(
                                    "next",
                                    createSchema()
                                            .type(SchemaType.STRING)
                                            .nullable(true)
                                            .maxLength(QueryParameterFilter.MAX_LENGTH)
                                            .example("bmV4dA")
                                            .description("The cursor of the next page, null on the last one."))
                            .required(List.of("items", "next")));
        }
        return reference(name);
    }

    Schema resolve(Schema schema) {
        return schema.getRef() == null ? schema : components.get(schema.getRef().substring(REFERENCE.length()));
    }

    void addTo(Components target) {
        components.forEach(target::addSchema);
    }

    private Schema of(AnnotatedType type, Use use) {
        Schema schema = raw(type.getType()) != null && Collection.class.isAssignableFrom(raw(type.getType()))
                ? array(type, use)
                : named(raw(type.getType()), use);
        Constraints.apply(schema, type);
        return schema;
    }

    private Schema array(AnnotatedType type, Use use) {
        AnnotatedType item = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        return createSchema().type(SchemaType.ARRAY).items(of(item, use == Use.PATCH ? Use.READ : use));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private Schema named(Class<?> type, Use use) {
        if (type.isArray()) {
            return createSchema().type(SchemaType.ARRAY).items(named(type.getComponentType(), use));
        }
        if (type.isRecord()) {
            return SchemaAnnotations.standIn(type)
                    .map(field -> property(field, use))
                    .orElseGet(() -> component(type, use));
        }
        if (type.isEnum()) {
            components.computeIfAbsent(type.getSimpleName(), name -> enumeration(type));
            return reference(type.getSimpleName());
        }
        if (JsonNode.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return ObjectNode.class.equals(type) || Map.class.equals(type)
                    ? createSchema().type(SchemaType.OBJECT).additionalPropertiesBoolean(true)
                    : createSchema();
        }
        return JsonTypes.of(type);
    }

    private Schema component(Class<?> type, Use use) {
        String name = type.getSimpleName() + (use == Use.PATCH ? "Patch" : "");
        if (!components.containsKey(name)) {
            components.put(name, createSchema());
            components.put(name, object(type, use));
        }
        return reference(name);
    }

    private Schema object(Class<?> type, Use use) {
        Schema schema = createSchema().type(SchemaType.OBJECT).additionalPropertiesBoolean(false);
        SchemaAnnotations.describe(schema, type);
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(type, component.getName());
            schema.addProperty(component.getName(), property(field, use));
            if (isRequired(field, use)) {
                schema.addRequired(component.getName());
            }
        }
        return use == Use.WRITTEN ? schema.additionalPropertiesBoolean(null) : schema;
    }

    private Schema property(Field field, Use use) {
        Schema type = of(field.getAnnotatedType(), use);
        Schema schema = open(type);
        SchemaAnnotations.describe(schema, field);
        Constraints.apply(schema, field);
        if (use != Use.WRITTEN && !Constraints.demandsValue(field)) {
            schema.setNullable(true);
        }
        return use == Use.PATCH ? schema.defaultValue(null) : schema;
    }

    /** A schema that more can be said of: beside a reference nothing counts. */
    static Schema open(Schema schema) {
        return schema.getRef() == null ? schema : createSchema().addAllOf(schema);
    }

    private static boolean isRequired(Field field, Use use) {
        JsonInclude inclusion = field.getDeclaringClass().getAnnotation(JsonInclude.class);
        boolean always = use == Use.WRITTEN && inclusion == null;
        return always || use != Use.PATCH && (Constraints.demandsValue(field) || SchemaAnnotations.isRequired(field));
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    private static Schema enumeration(Class<?> type) {
        Schema schema = createSchema().type(SchemaType.STRING);
        for (Object constant : type.getEnumConstants()) {
            schema.addEnumeration(word((Enum<?>) constant));
        }
        SchemaAnnotations.describe(schema, type);
        return schema;
    }

    /** A constant as it stands in JSON. */
    private static String word(Enum<?> constant) {
        try {
            JsonProperty word =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return word == null ? constant.name() : word.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }

    private static Schema reference(String name) {
        return createSchema().ref(REFERENCE + name);
    }
}
