package dev.tenantboard.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Examples, put together from those of the fields. */
record Examples(Schemas schemas) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value as the maps, lists and scalars that the document is written from. */
    static Object plain(Object value) {
        return JSON.convertValue(value, Object.class);
    }

    Object of(Schema reference) {
        Schema schema = schemas.resolve(reference);
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getDefaultValue() != null) {
            return schema.getDefaultValue();
        }
        if (isGiven(schema.getEnumeration())) {
            return schema.getEnumeration().get(0);
        }
        return isGiven(schema.getAllOf()) ? of(schema.getAllOf().get(0)) : ofType(schema);
    }

    private static boolean isGiven(List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** A patch that changes one field. */
    Object ofPatch(Schema reference) {
        Map.Entry<String, Schema> first =
                schemas.resolve(reference).getProperties().entrySet().iterator().next();
        return Map.of(first.getKey(), of(first.getValue()));
    }

    private Object ofType(Schema schema) {
        if (schema.getType() == null) {
            return null;
        }
        return switch (schema.getType()) {
            case OBJECT -> ofObject(schema);
            case ARRAY -> List.of(of(schema.getItems()));
            case BOOLEAN -> true;
            case INTEGER, NUMBER -> schema.getMinimum() == null ? 1 : schema.getMinimum();
            default ->
                "date-time".equals(schema.getFormat())
                        ? "2026-01-31T09:30:00Z"
                        : Boolean.TRUE.equals(schema.getNullable()) ? null : "text";
        };
    }

    private Object ofObject(Schema schema) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            boolean sent = Boolean.FALSE.equals(schema.getAdditionalPropertiesBoolean());
            schema.getProperties()
                    .forEach((name, property) -> example.put(name, sent && expires(property) ? null : of(property)));
        }
        return example;
    }

    /** A time that is accepted now is not for ever: whoever sends the example may leave it out. */
    private static boolean expires(Schema property) {
        return "date-time".equals(property.getFormat()) && Boolean.TRUE.equals(property.getNullable());
    }
}
