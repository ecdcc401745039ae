package dev.tenantboard.metric;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenantboard.metric.query.QueryDependencies;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The references of a query document to other metrics: inputs, and metrics whose history it reads. */
public final class MetricReferences {

    private static final String INPUTS = "inputs";

    private final List<Reference> references = new ArrayList<>();

    /** A metric's id and its position. */
    public record Reference(String id, String pointer) {

        ProblemError error(String detail) {
            return new ProblemError(pointer, detail);
        }
    }

    /**
     * Returns the references of a valid document.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     */
    static List<Reference> in(JsonNode document, String pointer) {
        var found = new MetricReferences();
        document.path(INPUTS)
                .properties()
                .forEach(input -> found.collect(
                        input.getValue().path("metric"), pointer + "/" + INPUTS + "/" + input.getKey() + "/metric"));
        found.search(document, pointer);
        return found.references;
    }

    /**
     * Returns the references to metrics that the query reads. A condition on another field of the same name is none.
     *
     * @param pointer the position of the document in the request, as a JSON pointer
     */
    public static List<Reference> read(JsonNode document, String pointer) {
        Set<String> metrics =
                QueryDependencies.in(document).map(QueryDependencies::metrics).orElse(Set.of());
        return in(document, pointer).stream()
                .filter(reference -> metrics.contains(reference.id()))
                .toList();
    }

    /** Returns a copy of a document with other names for the metrics that it reads. */
    public static ObjectNode renamed(ObjectNode document, UnaryOperator<String> name) {
        ObjectNode copy = document.deepCopy();
        for (Reference reference : read(document, "")) {
            JsonPointer place = JsonPointer.compile(reference.pointer());
            JsonNode parent = copy.at(place.head());
            TextNode renamed = TextNode.valueOf(name.apply(reference.id()));
            if (parent instanceof ArrayNode values) {
                values.set(place.last().getMatchingIndex(), renamed);
            } else {
                ((ObjectNode) parent).set(place.last().getMatchingProperty(), renamed);
            }
        }
        return copy;
    }

    private void search(JsonNode node, String pointer) {
        if (node.path("field").asText().equals("metricId")) {
            collect(node.path("value"), pointer + "/value");
            for (int i = 0; i < node.path("values").size(); i++) {
                collect(node.path("values").get(i), pointer + "/values/" + i);
            }
        }
        node.properties().forEach(field -> search(field.getValue(), pointer + "/" + field.getKey()));
        for (int i = 0; i < node.size(); i++) {
            if (node.isArray()) {
                search(node.get(i), pointer + "/" + i);
            }
        }
    }

    private void collect(JsonNode id, String pointer) {
        if (id.isTextual()) {
            references.add(new Reference(id.textValue(), pointer));
        }
    }

    /** Returns an error for each reference whose id matches. */
    static List<ProblemError> errors(List<Reference> references, Predicate<String> isSo, String detail) {
        return references.stream()
                .filter(reference -> isSo.test(reference.id()))
                .map(reference -> reference.error(detail))
                .toList();
    }
}
