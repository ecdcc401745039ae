package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.BundleRows.Operations;
import dev.tenantboard.definition.Defined;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rows of the caller's organization for a bundle, with a fixed number of queries. */
@ApplicationScoped
public class BundleReader {

    @Inject
    private BundleRows rows;

    @Inject
    private BundleKeys keys;

    /**
     * Returns the rows.
     *
     * @throws ProblemException 409 if there are more rows of a kind than a bundle may have
     */
    BundleState state() {
        Map<BundleKind, Map<String, String>> stored = keys.stored();
        var metrics = byKey(rows.ofMetrics(), stored);
        var quickActions = byKey(rows.ofQuickActions(), stored);
        var widgets = byKey(rows.ofWidgets(), stored);
        List<BundleReference> references = Stream.of(metrics, widgets)
                .flatMap(part -> part.values().stream())
                .flatMap(row -> BundleReference.in(row.definition()).stream())
                .toList();
        Set<String> own = ids(metrics.values(), quickActions.values());
        var names = new BundleNames(keys.ofPlatform(
                others(BundleKind.METRIC, references, own), others(BundleKind.QUICK_ACTION, references, own)));
        metrics.forEach((key, row) -> names.add(BundleKind.METRIC, key, row.id()));
        quickActions.forEach((key, row) -> names.add(BundleKind.QUICK_ACTION, key, row.id()));
        widgets.forEach((key, row) -> names.add(BundleKind.WIDGET, key, row.id()));
        references.forEach(reference -> names.addReferenced(reference.kind(), reference.name()));
        return new BundleState(metrics, quickActions, widgets, names);
    }

    private static <D extends Record> SortedMap<String, Defined<D>> byKey(
            Operations<D> operations, Map<BundleKind, Map<String, String>> stored) {
        BundleKind kind = operations.kind();
        List<Defined<D>> all = operations.first().apply(Bundle.MAX_ROWS + 1);
        if (all.size() > Bundle.MAX_ROWS) {
            throw new ProblemException(
                    ProblemType.BUNDLE_TOO_LARGE,
                    "The organization has more than " + Bundle.MAX_ROWS + " rows of the kind " + kind.noun()
                            + ". Delete some of them.");
        }
        SortedMap<String, Defined<D>> byKey = new TreeMap<>();
        for (Defined<D> row : all) {
            String key = stored.get(kind).get(row.id());
            byKey.put(key == null ? kind.derivedKey(row.id()) : key, row);
        }
        return byKey;
    }

    @SafeVarargs
    private static Set<String> ids(Collection<? extends Defined<?>>... rows) {
        return Stream.of(rows).flatMap(Collection::stream).map(Defined::id).collect(Collectors.toSet());
    }

    /** Returns the ids of the rows of a kind that the organization refers to, but does not have. */
    private static Set<String> others(BundleKind kind, List<BundleReference> references, Set<String> own) {
        return references.stream()
                .filter(reference -> reference.kind() == kind && !own.contains(reference.name()))
                .map(BundleReference::name)
                .collect(Collectors.toSet());
    }
}
