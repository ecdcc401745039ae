package dev.tenantboard.metric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The references of a query document to other metrics: inputs, and metrics whose history it reads. */
final class MetricReferences {

    private static final String INPUTS = "inputs";

    private final List<Reference> references = new ArrayList<>();

    /** A metric's id and its position. */
    record Reference(String id, String pointer) {

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
