package dev.tenantboard.metric;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which metric reads which others, by id. */
final class MetricGraph {

    /** A metric, those that it reads, and those that they read. */
    static final int MAX_LEVELS = 3;

    private final Map<String, Set<String>> read = new HashMap<>();
    private final Map<String, Set<String>> readers = new HashMap<>();

    void add(String reader, String metric) {
        read.computeIfAbsent(reader, id -> new LinkedHashSet<>()).add(metric);
        readers.computeIfAbsent(metric, id -> new LinkedHashSet<>()).add(reader);
    }

    /** Whether a metric reads another, directly or not, or is the same. */
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

    /** How many levels there are from a metric down, itself included; more than {@link #MAX_LEVELS} are not counted. */
    int levelsBelow(String metric) {
        return levels(metric, read);
    }

    /** How many levels there are from a metric up to those that nobody reads, itself included. */
    int levelsAbove(String metric) {
        return levels(metric, readers);
    }

    private static int levels(String metric, Map<String, Set<String>> edges) {
        Set<String> level = Set.of(metric);
        int levels = 0;
        while (!level.isEmpty() && levels <= MAX_LEVELS) {
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
