package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.Bundle.BundleMetric;
import dev.tenantboard.problem.ProblemError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The order in which the metrics of a bundle are written: each one after the metrics that it reads. */
final class BundleOrder {

    /** The references of each metric. Each definition is searched once. */
    private final List<List<BundleReference>> references;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<Integer> ordered = new LinkedHashSet<>();

    private BundleOrder(List<BundleMetric> metrics) {
        references = metrics.stream()
                .map(metric -> BundleReference.in(metric.definition()))
                .toList();
        for (int i = 0; i < metrics.size(); i++) {
            indexes.put(metrics.get(i).key(), i);
        }
        while (addReady()) {
            // The next round adds the metrics that read those of this round.
        }
    }

    static BundleOrder of(List<BundleMetric> metrics) {
        return new BundleOrder(metrics);
    }

    private boolean addReady() {
        Set<Integer> ready = new LinkedHashSet<>();
        for (int i = 0; i < references.size(); i++) {
            if (!ordered.contains(i)
                    && references(i, index -> !ordered.contains(index)).isEmpty()) {
                ready.add(i);
            }
        }
        return ordered.addAll(ready);
    }

    private List<BundleReference> references(int metric, Predicate<Integer> isMeant) {
        return references.get(metric).stream()
                .filter(reference -> indexes.containsKey(reference.name()))
                .filter(reference -> isMeant.test(indexes.get(reference.name())))
                .toList();
    }

    /** Returns the indexes of the metrics in their order. Metrics that read each other are missing. */
    List<Integer> indexes() {
        return List.copyOf(ordered);
    }

    /** Returns an error for each reference between metrics that read each other. */
    List<ProblemError> cycles() {
        List<ProblemError> errors = new ArrayList<>();
        Set<Integer> cyclic = new HashSet<>(indexes.values());
        cyclic.removeAll(ordered);
        cyclic.stream()
                .sorted()
                .forEach(i -> references(i, cyclic::contains)
                        .forEach(reference -> errors.add(new ProblemError(
                                BundleKind.METRIC.pointer() + "/" + i + "/definition" + reference.pointer(),
                                "names a metric of a cycle: metrics must not read each other"))));
        return errors;
    }
}
