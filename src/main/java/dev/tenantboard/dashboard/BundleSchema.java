package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.metric.query.QuerySchema;
import dev.tenantboard.widget.WidgetType;
import dev.tenantboard.widget.WidgetTypeCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema of bundles: a resource of the WAR, with the schemas of queries and of configurations. Their definitions get a
 * prefix, so that the names are unique.
 */
final class BundleSchema {

    private static final String DEFINITIONS = "$defs";

    private static final String REFERENCE = "$ref";

    private final ObjectNode schema = source();

    private BundleSchema() {}

    /** Returns the complete schema. It has no external references. */
    static ObjectNode of(WidgetTypeCatalog types) {
        var complete = new BundleSchema();
        complete.embed("query", "query.", QuerySchema.document());
        ArrayNode configs = complete.schema.at("/$defs/widget").withArrayProperty("allOf");
        for (WidgetType type : WidgetType.values()) {
            String name = "config." + type.name();
            complete.embed(name, "config.", types.schema(type));
            ObjectNode ofType = configs.addObject();
            ofType.withObject("/if/properties/type").put("const", type.name());
            ofType.withObject("/then/properties/config").put(REFERENCE, reference(name));
        }
        return complete.schema;
    }

    private static ObjectNode source() {
        String name = "/bundle/bundle.schema.json";
        try (InputStream resource = BundleSchema.class.getResourceAsStream(name)) {
            return (ObjectNode) new ObjectMapper().readTree(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name, failure);
        }
    }

    private void embed(String name, String prefix, ObjectNode embedded) {
        ObjectNode definitions = schema.withObjectProperty(DEFINITIONS);
        for (JsonNode referring : embedded.findParents(REFERENCE)) {
            String target =
                    referring.path(REFERENCE).asText().substring(reference("").length());
            ((ObjectNode) referring).put(REFERENCE, reference(prefix + target));
        }
        JsonNode own = embedded.remove(DEFINITIONS);
        if (own != null) {
            own.properties()
                    .forEach(definition -> definitions.set(prefix + definition.getKey(), definition.getValue()));
        }
        embedded.remove("$schema");
        definitions.set(name, embedded);
    }

    private static String reference(String name) {
        return "#/" + DEFINITIONS + "/" + name;
    }
}
