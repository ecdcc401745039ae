package dev.tenantboard.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.MetricReferences;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reference of a definition to another row.
 *
 * @param kind the kind of the other row
 * @param name the id of the other row; in a bundle its key
 * @param pointer the position in the definition, as a JSON pointer
 */
record BundleReference(BundleKind kind, String name, String pointer) {

    private static final String ACTIONS = "actions";

    /** Renames references. */
    interface Renaming {
        String name(BundleKind kind, String name);
    }

    /** Returns the references of a definition. */
    static List<BundleReference> in(Record definition) {
        if (definition instanceof MetricDefinition metric) {
            return MetricReferences.read(metric.query(), "/query").stream()
                    .map(read -> new BundleReference(BundleKind.METRIC, read.id(), read.pointer()))
                    .toList();
        }
        return definition instanceof WidgetDefinition widget ? in(widget) : List.of();
    }

    private static List<BundleReference> in(WidgetDefinition widget) {
        Stream<BundleReference> metric =
                widget.metricId().stream().map(id -> new BundleReference(BundleKind.METRIC, id, "/dataSource"));
        JsonNode actions = actions(widget);
        Stream<BundleReference> named = IntStream.range(0, actions.size())
                .mapToObj(i -> new BundleReference(
                        BundleKind.QUICK_ACTION, actions.get(i).asText(), "/config/" + ACTIONS + "/" + i));
        return Stream.concat(metric, named).toList();
    }

    private static JsonNode actions(WidgetDefinition widget) {
        return widget.type() == WidgetType.QUICK_ACTIONS
                ? widget.config().path(ACTIONS)
                : widget.config().path("");
    }

    /** Returns a definition with other names in its references. */
    @SuppressWarnings("unchecked")
    static <D extends Record> D renamed(D definition, Renaming renaming) {
        if (definition instanceof MetricDefinition metric) {
            UnaryOperator<String> names = name -> renaming.name(BundleKind.METRIC, name);
            return (D) metric.withQuery(MetricReferences.renamed(metric.query(), names));
        }
        return definition instanceof WidgetDefinition widget ? (D) renamed(widget, renaming) : definition;
    }

    private static WidgetDefinition renamed(WidgetDefinition widget, Renaming renaming) {
        String source = widget.metricId()
                .map(id -> "metric:" + renaming.name(BundleKind.METRIC, id))
                .orElse(widget.dataSource());
        ObjectNode config = widget.config();
        if (!actions(widget).isEmpty()) {
            config = config.deepCopy();
            ArrayNode renamed = config.putArray(ACTIONS);
            actions(widget).forEach(id -> renamed.add(renaming.name(BundleKind.QUICK_ACTION, id.asText())));
        }
        return widget.referringTo(source, config);
    }
}
