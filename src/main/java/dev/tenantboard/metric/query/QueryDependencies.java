package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of a query. They depend on the document only, so they are known even if the catalog has changed and the
 * query is no longer valid.
 *
 * @param datasets the datasets that the query reads directly, not through other metrics
 * @param metrics the metrics that it reads: its inputs, and the metrics whose history it reads
 */
public record QueryDependencies(Set<String> datasets, Set<String> metrics) {

    /** Returns the sources of a document that was valid when it was stored, or empty if it has none. */
    public static Optional<QueryDependencies> in(JsonNode document) {
        var found = new QueryDependencies(new HashSet<>(), new HashSet<>());
        if (document.has("inputs")) {
            document.get("inputs").forEach(found::addInput);
        } else {
            found.addQuery(document);
        }
        return found.datasets.isEmpty() && found.metrics.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private void addInput(JsonNode input) {
        if (input.has("metric")) {
            metrics.add(input.get("metric").asText());
        } else {
            addQuery(input);
        }
    }

    private void addQuery(JsonNode query) {
        JsonNode dataset = query.path("dataset");
        if (dataset.isTextual()) {
            datasets.add(dataset.textValue());
        }
        if (dataset.asText().equals(HistoryRule.DATASET)) {
            JsonNode where = query.path("where");
            addHistory(where);
            where.path("and").forEach(this::addHistory);
        }
    }

    /** See {@link HistoryRule}: the metrics are named alone or in the outermost {@code and}. */
    private void addHistory(JsonNode condition) {
        if (condition.path("field").asText().equals(HistoryRule.METRIC)
                && (isOperator(condition, Operator.EQ) || isOperator(condition, Operator.IN))) {
            if (condition.has("value")) {
                metrics.add(condition.get("value").asText());
            }
            condition.path("values").forEach(id -> metrics.add(id.asText()));
        }
    }

    private static boolean isOperator(JsonNode condition, Operator operator) {
        return operator.word().equals(condition.path("op").asText());
    }
}
