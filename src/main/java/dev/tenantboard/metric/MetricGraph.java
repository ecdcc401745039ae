package dev.tenantboard.metric;

import dev.tenantboard.metric.query.CompositeQuery;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The references between metrics, by id. */
final class MetricGraph {

    private final Map<String, Set<String>> read = new HashMap<>();
    private final Map<String, Set<String>> readers = new HashMap<>();

    void add(String reader, String metric) {
        read.computeIfAbsent(reader, id -> new LinkedHashSet<>()).add(metric);
        readers.computeIfAbsent(metric, id -> new LinkedHashSet<>()).add(reader);
    }

    /** Returns whether a metric reads another one, directly or not, or is the same. */
    boolean reaches(String metric, String other) {
        Set<String> seen = new LinkedHashSet<>(Set.of(metric));
        Set<String> next = seen;
        while (!next.isEmpty() && !seen.contains(other)) {
            next = neighbours(next, read);
            next.removeAll(seen);
            seen.addAll(next);
        }
        return seen.contains(other);
    }

    /**
     * Returns the number of levels from a metric down, including itself. It counts up to {@link
     * CompositeQuery#MAX_LEVELS} + 1.
     */
    int levelsBelow(String metric) {
        return levels(metric, read);
    }

    /** Returns the number of levels from a metric up to those that no metric reads, including itself. */
    int levelsAbove(String metric) {
        return levels(metric, readers);
    }

    private static int levels(String metric, Map<String, Set<String>> edges) {
        Set<String> level = Set.of(metric);
        int levels = 0;
        while (!level.isEmpty() && levels <= CompositeQuery.MAX_LEVELS) {
            level = neighbours(level, edges);
            levels++;
        }
        return levels;
    }

    private static Set<String> neighbours(Set<String> metrics, Map<String, Set<String>> edges) {
        Set<String> neighbours = new LinkedHashSet<>();
        metrics.forEach(metric -> neighbours.addAll(edges.getOrDefault(metric, Set.of())));
        return neighbours;
    }
}
