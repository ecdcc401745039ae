package dev.tenantboard.metric.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.problem.ProblemException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The parsed queries of stored documents, each under the text of its document, so that all uses of a stored query share
 * one object. A parsed query depends on the text and on its datasets only, so organizations may share it too. Documents
 * that are not stored are not kept: anybody may send as many of them as they like.
 */
final class ParsedQueries {

    /** The position of the query in a metric. */
    private static final String POINTER = "/query";

    /** A query with the datasets that it was parsed with, by name. */
    private record Parsed(QueryDocument query, Map<String, Dataset> datasets) {}

    private final Function<String, Optional<Dataset>> datasets;
    private final UnaryOperator<String> absence;
    private final ZoneId zone;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();
    private final int maxCharacters;
    private int characters;

    /** @param maxCharacters the largest number of characters of all documents; beyond it, all are parsed again */
    ParsedQueries(
            Function<String, Optional<Dataset>> datasets,
            UnaryOperator<String> absence,
            ZoneId zone,
            int maxCharacters) {
        this.datasets = datasets;
        this.absence = absence;
        this.zone = zone;
        this.maxCharacters = maxCharacters;
    }

    /**
     * Returns the query of a document, valid for the current catalog.
     *
     * @throws ProblemException 422 with a pointer for each error
     */
    QueryDocument read(JsonNode document) {
        String text = document.toString();
        Parsed known = parsed.get(text);
        return known != null && isCurrent(known) ? known.query() : parse(document, text);
    }

    private boolean isCurrent(Parsed known) {
        return known.datasets().entrySet().stream()
                .allMatch(used -> datasets.apply(used.getKey())
                        .filter(used.getValue()::equals)
                        .isPresent());
    }

    private QueryDocument parse(JsonNode document, String text) {
        Map<String, Dataset> used = new HashMap<>();
        Function<String, Optional<Dataset>> recorded = name -> Optional.ofNullable(
                used.computeIfAbsent(name, unknown -> datasets.apply(unknown).orElse(null)));
        QueryDocument query = new QueryReader(recorded, absence, zone).read(document, POINTER);
        keep(text, new Parsed(query, used));
        return query;
    }

    private synchronized void keep(String text, Parsed query) {
        if (characters + text.length() > maxCharacters) {
            parsed.clear();
            characters = 0;
        }
        characters += parsed.put(text, query) == null ? text.length() : 0;
    }
}
