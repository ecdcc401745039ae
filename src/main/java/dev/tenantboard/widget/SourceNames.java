package dev.tenantboard.widget;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantboard.metric.catalog.Dataset;
import dev.tenantboard.metric.catalog.Dataset.Field;
import dev.tenantboard.metric.catalog.ValueType;
import dev.tenantboard.widget.ConfigName.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The names that a widget's data source offers to the widget's configuration.
 *
 * @param offered by kind; a kind that is missing is not known, and then every name is accepted
 * @param documents the columns whose keys are columns too, such as {@code metadata.amount}
 */
record SourceNames(Map<Kind, Set<String>> offered, Set<String> documents) {

    static final SourceNames UNKNOWN = new SourceNames(Map.of(), Set.of());

    /** The largest number of names that an error lists. */
    private static final int MAX_LISTED = 20;

    /** Reads the ids from the document itself, so that a query that became invalid still has them. */
    static SourceNames ofMetric(JsonNode query) {
        Set<String> measures = new LinkedHashSet<>(texts(query.path("measures"), "id"));
        query.path("inputs").fieldNames().forEachRemaining(measures::add);
        measures.addAll(texts(query.path("formulas"), "id"));
        Set<String> columns = new LinkedHashSet<>(texts(query.path("groupBy"), "field"));
        columns.addAll(measures);
        if (query.path("time").has("grain")) {
            columns.addAll(List.of("from", "to"));
        }
        Set<String> comparisons = new LinkedHashSet<>(texts(query.path("compare"), "to"));
        comparisons.add("target");
        return new SourceNames(
                Map.of(Kind.MEASURE, measures, Kind.COLUMN, columns, Kind.COMPARISON, comparisons), Set.of());
    }

    static SourceNames ofDataset(Dataset dataset) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> documents = new LinkedHashSet<>();
        for (Field field : dataset.fields()) {
            columns.add(field.name());
            if (field.type() == ValueType.DOCUMENT) {
                documents.add(field.name());
            }
        }
        return new SourceNames(Map.of(Kind.COLUMN, columns), documents);
    }

    /** Returns the names of a list that the dashboard contains. */
    static SourceNames ofItems(Class<? extends Record> item, String... documents) {
        Set<String> columns = components(item).collect(Collectors.toCollection(LinkedHashSet::new));
        return new SourceNames(Map.of(Kind.COLUMN, columns), Set.of(documents));
    }

    private static Stream<String> components(Class<?> item) {
        return Arrays.stream(item.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component.getName()));
    }

    private static List<String> texts(JsonNode list, String property) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(property).asText())
                .toList();
    }

    boolean offers(Kind kind, String name) {
        Set<String> names = offered.get(kind);
        int dot = name.indexOf('.');
        boolean isKey =
                kind == Kind.COLUMN && dot > 0 && dot < name.length() - 1 && documents.contains(name.substring(0, dot));
        return names == null || names.contains(name) || isKey;
    }

    /** Returns the offered names for an error. */
    String listed(Kind kind) {
        Collection<String> names = offered.get(kind);
        String first = names.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
        return names.isEmpty() ? "there is none" : "there is " + first + (names.size() > MAX_LISTED ? ", ..." : "");
    }
}
