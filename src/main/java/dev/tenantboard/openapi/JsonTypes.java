package dev.tenantboard.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The JSON types of simple Java types. */
final class JsonTypes {

    private record Form(SchemaType type, String format) {}

    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(String.class, new Form(SchemaType.STRING, null)),
            Map.entry(Instant.class, new Form(SchemaType.STRING, "date-time")),
            Map.entry(OffsetDateTime.class, new Form(SchemaType.STRING, "date-time")),
            Map.entry(boolean.class, new Form(SchemaType.BOOLEAN, null)),
            Map.entry(Boolean.class, new Form(SchemaType.BOOLEAN, null)),
            Map.entry(int.class, new Form(SchemaType.INTEGER, "int32")),
            Map.entry(Integer.class, new Form(SchemaType.INTEGER, "int32")),
            Map.entry(long.class, new Form(SchemaType.INTEGER, "int64")),
            Map.entry(Long.class, new Form(SchemaType.INTEGER, "int64")),
            Map.entry(double.class, new Form(SchemaType.NUMBER, "double")),
            Map.entry(Double.class, new Form(SchemaType.NUMBER, "double")),
            Map.entry(BigDecimal.class, new Form(SchemaType.NUMBER, null)));

    private JsonTypes() {}

    static Schema of(Class<?> type) {
        Form form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("No JSON type is known for " + type.getName());
        }
        return createSchema().type(form.type()).format(form.format());
    }
}
