package dev.tenantboard.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The schemas of a document, with stricter rules: a property that a schema does not name is an error, although the document
 * permits additional properties, a time must be in UTC, and there are only the values of today.
 */
public final class StrictSchemas {

    private static final String DOCUMENT = "urn:document";
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi30())
            .format(new Held("date-time", value -> !value.isTextual() || isUtcTime(value.asText())))
            .format(new Held("int32", value -> !value.isIntegralNumber() || value.canConvertToInt()))
            .format(new Held("int64", value -> !value.isIntegralNumber() || value.canConvertToLong()))
            .build();

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    public StrictSchemas(JsonNode document) {
        this.document = document;
        JsonNode strict = document.deepCopy();
        close(strict);
        registry = SchemaRegistry.withDialect(
                DIALECT,
                builder -> builder.schemas(Map.of(DOCUMENT, strict.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static void close(JsonNode node) {
        node.forEach(StrictSchemas::close);
        if (node.path("x-extensible-enum").isArray()) {
            ((ObjectNode) node).set("enum", node.get("x-extensible-enum"));
        }
        boolean open = node.has("properties") && !node.has("additionalProperties");
        if (open && node instanceof ObjectNode schema) {
            schema.put("additionalProperties", false);
        }
    }

    private static boolean isUtcTime(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Returns the violations of a schema by a value, as sentences. The schema may refer to those of the document. */
    public List<String> violations(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return violations(schema.get("$ref").asText().substring(1), value);
        }
        ObjectNode extended = document.deepCopy();
        extended.set("x-schema", schema);
        return new StrictSchemas(extended).violations("/x-schema", value);
    }

    /** Returns the violations by a value of the schema at a JSON pointer into the document, as sentences. */
    List<String> violations(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema compile(String pointer) {
        return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
    }

    private record Held(String getName, Predicate<JsonNode> rule) implements Format {

        @Override
        public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
            return rule.test(value);
        }
    }
}
