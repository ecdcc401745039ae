package dev.tenantboard.widget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A name in a configuration of something that is defined elsewhere.
 *
 * @param pointer its JSON pointer in the configuration
 */
record ConfigName(Kind kind, String name, String pointer) {

    enum Kind {
        CURRENCY,
        QUICK_ACTION,
        /** A number of the metric: a measure, a formula or an input. */
        MEASURE,
        /** A field of the data's rows. */
        COLUMN,
        /** A comparison of the metric's query. */
        COMPARISON;

        /** Returns whether the widget's data source decides which names exist. */
        boolean isOfSource() {
            return this != CURRENCY && this != QUICK_ACTION;
        }
    }

    /** The properties that contain names, in the schemas of all types. */
    static final Map<String, Kind> PROPERTIES = Map.of(
            "currency", Kind.CURRENCY,
            "actions", Kind.QUICK_ACTION,
            "measure", Kind.MEASURE,
            "field", Kind.COLUMN,
            "to", Kind.COMPARISON);

    /** Returns the names in a configuration, in their order. */
    static List<ConfigName> in(JsonNode config) {
        var names = new ArrayList<ConfigName>();
        collect(config, null, "", names);
        return names;
    }

    private static void collect(JsonNode node, Kind kind, String pointer, List<ConfigName> names) {
        if (node.isTextual() && kind != null) {
            names.add(new ConfigName(kind, node.textValue(), pointer));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), kind, pointer + "/" + i, names);
        }
        node.properties()
                .forEach(property -> collect(
                        property.getValue(),
                        PROPERTIES.get(property.getKey()),
                        pointer + ProblemError.step(property.getKey()),
                        names));
    }

    boolean isSame(ConfigName other) {
        return kind == other.kind && name.equals(other.name);
    }
}
