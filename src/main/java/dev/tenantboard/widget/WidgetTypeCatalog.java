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

/** The schema and the example of every type, as they stand in the WAR. A wrong one fails the deployment. */
@ApplicationScoped
public class WidgetTypeCatalog {

    /** What the catalog has of a type. */
    record Entry(WidgetType type, ObjectNode schema, ObjectNode example, JsonSchemaDocument document) {}

    private static final String DEFINITIONS = "$defs";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<WidgetType, Entry> entries = new EnumMap<>(WidgetType.class);

    public WidgetTypeCatalog() {
        JsonNode shared = read("shared.schema").path(DEFINITIONS);
        for (WidgetType type : WidgetType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            ObjectNode schema = read(name + ".schema");
            define(schema, schema, shared);
            entries.put(type, new Entry(type, schema, read(name + ".example"), JsonSchemaDocument.of(schema)));
        }
    }

    void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // To be called is enough: the constructor reads all.
    }

    private ObjectNode read(String name) {
        String place = "/widget-types/" + name + ".json";
        try (InputStream resource = WidgetTypeCatalog.class.getResourceAsStream(place)) {
            return (ObjectNode) mapper.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + place, e);
        }
    }

    /** Gives a schema the shared definitions that it refers to, and those that they refer to. */
    private static void define(ObjectNode schema, JsonNode part, JsonNode shared) {
        for (String reference : part.findValuesAsText("$ref")) {
            String name = reference.substring(("#/" + DEFINITIONS + "/").length());
            ObjectNode definitions = schema.withObjectProperty(DEFINITIONS);
            if (!definitions.has(name)) {
                definitions.set(name, shared.path(name));
                define(schema, shared.path(name), shared);
            }
        }
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    Entry get(WidgetType type) {
        return entries.get(type);
    }

    /**
     * What is wrong with a configuration.
     *
     * @param pointer where it stands in the request, as a JSON pointer
     */
    public List<ProblemError> errors(WidgetType type, JsonNode config, String pointer) {
        List<ProblemError> errors = get(type).document().errors(config, pointer);
        return errors.isEmpty() ? repeatedModules(config, pointer) : errors;
    }

    /** A module is pinned by its id; a schema cannot say that no two are the same. */
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
