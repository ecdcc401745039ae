package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.jsonschema.JsonSchemaDocument;
import dev.tenantboard.problem.ProblemError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schema and example of every type, from the WAR. An invalid one fails the deployment. */
@ApplicationScoped
public class WidgetTypeCatalog {

    record Entry(WidgetType type, ObjectNode schema, ObjectNode example, JsonSchemaDocument document) {}

    private static final String DEFINITIONS = "$defs";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<WidgetType, Entry> entries = new EnumMap<>(WidgetType.class);

    public WidgetTypeCatalog() {
        JsonNode shared = read("shared.schema").path(DEFINITIONS);
        for (WidgetType type : WidgetType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            ObjectNode schema = read(name + ".schema");
            addDefinitions(schema, schema, shared);
            entries.put(type, new Entry(type, schema, read(name + ".example"), JsonSchemaDocument.of(schema)));
        }
    }

    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The call creates the bean, and its constructor loads all types.
    }

    private ObjectNode read(String name) {
        String path = "/widget-types/" + name + ".json";
        try (InputStream resource = WidgetTypeCatalog.class.getResourceAsStream(path)) {
            return (ObjectNode) mapper.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Copies the shared definitions that a schema references, and those that these reference, into the schema. */
    private static void addDefinitions(ObjectNode schema, JsonNode part, JsonNode shared) {
        for (String reference : part.findValuesAsText("$ref")) {
            String name = reference.substring(("#/" + DEFINITIONS + "/").length());
            ObjectNode definitions = schema.withObjectProperty(DEFINITIONS);
            if (!definitions.has(name)) {
                definitions.set(name, shared.path(name));
                addDefinitions(schema, shared.path(name), shared);
            }
        }
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    Entry get(WidgetType type) {
        return entries.get(type);
    }

    /** Returns the JSON Schema of the configurations of a type. */
    public ObjectNode schema(WidgetType type) {
        return get(type).schema().deepCopy();
    }

    /**
     * Validates a configuration.
     *
     * @param pointer the JSON pointer of the configuration in the request
     */
    public List<ProblemError> errors(WidgetType type, JsonNode config, String pointer) {
        List<ProblemError> errors = get(type).document().errors(config, pointer);
        return errors.isEmpty() ? repeatedModules(config, pointer) : errors;
    }

    /** Users pin modules by id, so ids must be unique. A JSON Schema cannot express that. */
    private static List<ProblemError> repeatedModules(JsonNode config, String pointer) {
        var errors = new ArrayList<ProblemError>();
        var ids = new HashSet<String>();
        JsonNode modules = config.path("modules");
        for (int i = 0; i < modules.size(); i++) {
            if (!ids.add(modules.get(i).path("id").asText())) {
                errors.add(new ProblemError(pointer + "/modules/" + i + "/id", "is the id of an earlier module"));
            }
        }
        return errors;
    }
}
