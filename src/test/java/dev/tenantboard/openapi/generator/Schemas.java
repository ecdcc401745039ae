package dev.tenantboard.openapi.generator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.http.QueryParameterFilter;
import dev.tenantboard.metric.query.QuerySchema;
import dev.tenantboard.persistence.PageRequest;
import dev.tenantboard.widget.WidgetType;
import dev.tenantboard.widget.WidgetTypeCatalog;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The schemas of what goes over the wire, derived from the records that are read and written. Every answer has all its
 * properties; a body has to have those that are primitive or constrained not to be null; a merge patch none.
 */
final class Schemas {

    private enum Use {
        READ,
        PATCH,
        WRITTEN
    }

    private final ObjectNode components = Json.object();
    private final ObjectNode configs = Json.object();

    Schemas() {
        EmbeddedSchemas.add(components, "MetricQuery", QuerySchema.document(), true);
        EmbeddedSchemas.addDefinition(components, "MetricQuery", QuerySchema.document(), "rowsQuery", true);
        var types = new WidgetTypeCatalog();
        for (WidgetType type : WidgetType.values()) {
            String name = ContractGenerator.componentName(type) + "Config";
            EmbeddedSchemas.add(components, name, types.schema(type), false);
            configs.set(type.name(), reference(name));
        }
    }

    ObjectNode read(Class<?> type) {
        return named(type, Use.READ);
    }

    ObjectNode read(AnnotatedType type) {
        return of(type, Use.READ);
    }

    ObjectNode patch(Class<?> type) {
        return named(type, Use.PATCH);
    }

    ObjectNode written(Class<?> type) {
        return named(type, Use.WRITTEN);
    }

    /** A page of items. */
    ObjectNode page(Class<?> item) {
        String name = item.getSimpleName() + "Page";
        if (!components.has(name)) {
            ObjectNode page = Json.object("object").put("description", "A page of a list.");
            page.set("required", Json.texts("items", "next"));
            components.set(name, page);
            ObjectNode properties = page.putObject("properties");
            ObjectNode items = properties.putObject("items").put("type", "array");
            items.put("maxItems", PageRequest.MAX_LIMIT).put("description", "The items of the page.");
            items.set("items", written(item));
            properties
                    .putObject("next")
                    .put("type", "string")
                    .put("nullable", true)
                    .put("maxLength", QueryParameterFilter.MAX_LENGTH)
                    .put("example", "bmV4dA")
                    .put("description", "The cursor of the next page, null on the last one.");
        }
        return reference(name);
    }

    /** A file of CSV. */
    ObjectNode file() {
        components.set(
                "RowsFile",
                Json.object("string")
                        .put("description", "Lines of CSV (RFC 4180). The first one has the names of the columns."));
        return reference("RowsFile");
    }

    ObjectNode resolve(ObjectNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : (ObjectNode) components.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** All that were described, by name. */
    ObjectNode components() {
        ObjectNode sorted = Json.object();
        components.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(component -> sorted.set(component.getKey(), component.getValue()));
        sorted.findParents("example").stream()
                .filter(schema -> Examples.isEmptyList(schema.get("example")))
                .forEach(schema -> ((ObjectNode) schema).remove("example"));
        return sorted;
    }

    private ObjectNode of(AnnotatedType type, Use use) {
        ObjectNode schema = raw(type.getType()) != null && Collection.class.isAssignableFrom(raw(type.getType()))
                ? array(type, use)
                : named(raw(type.getType()), use);
        Constraints.apply(schema, type);
        return schema;
    }

    private ObjectNode array(AnnotatedType type, Use use) {
        AnnotatedType item = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        return Json.object("array").set("items", of(item, use == Use.PATCH ? Use.READ : use));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private ObjectNode named(Class<?> type, Use use) {
        if (type.isArray()) {
            return Json.object("array").set("items", named(type.getComponentType(), use));
        }
        if (type.isRecord()) {
            return SchemaAnnotations.standIn(type)
                    .map(field -> property(field, use))
                    .orElseGet(() -> component(type, use));
        }
        if (type.isEnum() && use == Use.WRITTEN) {
            return JsonTypes.openEnumeration(type);
        }
        if (type.isEnum()) {
            components.putIfAbsent(type.getSimpleName(), JsonTypes.enumeration(type));
            return reference(type.getSimpleName());
        }
        if (ObjectNode.class.equals(type) || Map.class.equals(type)) {
            return Json.object("object").put("additionalProperties", true);
        }
        return JsonNode.class.isAssignableFrom(type) ? Json.object() : JsonTypes.of(type);
    }

    private ObjectNode component(Class<?> type, Use use) {
        String name = type.getSimpleName() + (use == Use.PATCH ? "Patch" : "");
        if (!components.has(name)) {
            describe(type, components.putObject(name), use);
        }
        return reference(name);
    }

    private void describe(Class<?> type, ObjectNode schema, Use use) {
        schema.put("type", "object");
        SchemaAnnotations.describe(schema, type);
        if (use != Use.WRITTEN) {
            schema.put("additionalProperties", false);
        }
        ObjectNode properties = schema.putObject("properties");
        Collection<String> required = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(type, component.getName());
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                unwrap(field, properties, required);
                continue;
            }
            properties.set(component.getName(), property(field, use));
            if (isRequired(field, use)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", Json.texts(required.toArray(String[]::new)));
        }
    }

    private ObjectNode property(Field field, Use use) {
        ObjectNode schema = open(of(field.getAnnotatedType(), use));
        SchemaAnnotations.describe(schema, field);
        Constraints.apply(schema, field);
        refer(schema, field);
        if (use != Use.WRITTEN && !Constraints.demandsValue(field)) {
            schema.put("nullable", true);
        }
        typeNullable(schema);
        describeDefault(schema, use);
        return schema;
    }

    /** The fields of a definition in an answer: each has a value or null, and none the constraints of a body. */
    private void unwrap(Field definition, ObjectNode properties, Collection<String> required) {
        for (RecordComponent component : definition.getType().getRecordComponents()) {
            Field field = field(definition.getType(), component.getName());
            ObjectNode schema = open(unconstrained(field.getAnnotatedType()));
            SchemaAnnotations.describe(schema, field);
            schema.remove("pattern");
            SchemaAnnotations.describe(schema, definition, field.getName());
            refer(schema, field);
            if (Examples.isEmptyList(schema.path("example"))) {
                schema.remove("example");
            }
            boolean defaulted = schema.remove("default") != null || Json.isType(schema, "array");
            if (!defaulted && !Constraints.demandsValue(field)) {
                schema.put("nullable", true);
            }
            typeNullable(schema);
            properties.set(field.getName(), schema);
            required.add(field.getName());
        }
    }

    /**
     * A field whose schema is a component that is not a record. A configuration stays an open object: generated clients would
     * lose fields of alternatives, or refuse types that a later version adds. An extension names the schemas of today.
     */
    private void refer(ObjectNode schema, Field field) {
        SchemaAnnotations.reference(field).ifPresent(name -> {
            if (name.equals("WidgetConfig")) {
                schema.set("x-schema-by-type", configs);
            } else {
                schema.remove(List.of("type", "additionalProperties"));
                schema.putArray("allOf").add(reference(name));
            }
        });
    }

    /** Some generators take a property with a default for one that each body has. A patch has no defaults. */
    private static void describeDefault(ObjectNode schema, Use use) {
        JsonNode usual = schema.remove("default");
        if (usual != null) {
            schema.putIfAbsent("example", usual);
            if (use != Use.PATCH) {
                schema.put("description", schema.path("description").asText() + " Default: " + usual.asText() + ".");
            }
        }
    }

    /** In OpenAPI 3.0.3, {@code nullable} extends the type beside it. A schema without a type includes null. */
    private void typeNullable(ObjectNode schema) {
        if (schema.has("nullable") && Json.isType(schema, "object")) {
            // It is so without the keyword, too, and some generators cannot initialize a map that may be null.
            schema.remove("additionalProperties");
        }
        if (schema.has("nullable") && !schema.has("type")) {
            if (schema.has("allOf")) {
                ObjectNode component = resolve((ObjectNode) schema.at("/allOf/0"));
                schema.put("type", component.path("type").asText("object"));
                longest(component.path("enum")).ifPresent(length -> schema.put("maxLength", length));
            } else {
                schema.remove("nullable");
            }
        }
    }

    private static OptionalInt longest(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToInt(value -> value.asText().length())
                .max();
    }

    private ObjectNode unconstrained(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType list
                ? Json.object("array").set("items", unconstrained(list.getAnnotatedActualTypeArguments()[0]))
                : named(raw(type.getType()), Use.WRITTEN);
    }

    /** A schema that can say more: a reader ignores what stands beside a reference. */
    static ObjectNode open(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode opened = Json.object();
            opened.putArray("allOf").add(schema);
            return opened;
        }
        return schema;
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

    private static ObjectNode reference(String name) {
        return Json.reference("schemas", name);
    }
}
