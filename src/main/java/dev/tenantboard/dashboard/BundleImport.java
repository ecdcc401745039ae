package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.Bundle.Item;
import dev.tenantboard.dashboard.BundleChanges.ChangedRow;
import dev.tenantboard.dashboard.BundleKeys.NewKey;
import dev.tenantboard.dashboard.BundleRows.Operations;
import dev.tenantboard.definition.Defined;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.problem.ProblemException;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.widget.WidgetDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a checked bundle over the stored rows, in the caller's transaction. Removals come first, so that they make room in
 * the quotas. Then each row is written after the rows that it refers to.
 */
final class BundleImport {

    private final BundleRows rows;
    private final BundleState stored;
    private final Bundle bundle;
    private final List<NewKey> keys = new ArrayList<>();
    private final List<ChangedRow> created = new ArrayList<>();
    private final List<ChangedRow> changed = new ArrayList<>();
    private final List<ChangedRow> removed = new ArrayList<>();

    BundleImport(BundleRows rows, BundleState stored, Bundle bundle) {
        this.rows = rows;
        this.stored = stored;
        this.bundle = bundle;
    }

    /** Removes the rows whose keys the bundle does not have. */
    void remove() {
        remove(rows.ofWidgets(), stored.widgets());
        remove(rows.ofQuickActions(), stored.quickActions());
        remove(rows.ofMetrics(), stored.metrics());
    }

    private <D extends Record> void remove(Operations<D> operations, Map<String, Defined<D>> present) {
        Set<String> kept =
                bundle.items(operations.kind()).stream().map(Item::key).collect(Collectors.toSet());
        present.forEach((key, row) -> {
            if (!kept.contains(key)) {
                operations.delete().accept(row.id(), Preconditions.ifMatch(row.etag()));
                removed.add(new ChangedRow(operations.kind(), key, name(row.definition())));
            }
        });
    }

    /** Creates and changes rows. */
    void write() {
        for (int i : BundleOrder.of(bundle.metrics()).indexes()) {
            write(rows.ofMetrics(), stored.metrics(), i, bundle.metrics().get(i));
        }
        IntStream.range(0, bundle.quickActions().size())
                .forEach(i -> write(
                        rows.ofQuickActions(),
                        stored.quickActions(),
                        i,
                        bundle.quickActions().get(i)));
        IntStream.range(0, bundle.widgets().size())
                .forEach(i -> write(
                        rows.ofWidgets(), stored.widgets(), i, bundle.widgets().get(i)));
    }

    private <D extends Record> void write(
            Operations<D> operations, Map<String, Defined<D>> present, int index, Item<D> item) {
        BundleKind kind = operations.kind();
        D definition = BundleReference.renamed(item.definition(), stored.names()::inward);
        Defined<D> row = present.get(item.key());
        String pointer = kind.pointer() + "/" + index + "/definition";
        if (row == null) {
            String id = at(pointer, () -> operations.create().apply(definition).id());
            stored.names().add(kind, item.key(), id);
            keys.add(new NewKey(kind, item.key(), id));
            created.add(new ChangedRow(kind, item.key(), name(definition)));
        } else if (!row.definition().equals(definition)) {
            at(pointer, () -> {
                operations.replace().with(row.id(), Preconditions.ifMatch(row.etag()), definition);
                return row.id();
            });
            changed.add(new ChangedRow(kind, item.key(), name(definition)));
        }
    }

    /** The errors of a single operation point into its definition. */
    private static <T> T at(String pointer, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (ProblemException refused) {
            throw refused.below(pointer);
        }
    }

    private static String name(Record definition) {
        if (definition instanceof MetricDefinition metric) {
            return metric.name();
        }
        return definition instanceof QuickActionDefinition action
                ? action.name()
                : ((WidgetDefinition) definition).name();
    }

    /** Returns the keys of the created rows. */
    List<NewKey> keys() {
        return keys;
    }

    /** @param etag the entity tag of the bundle afterwards */
    BundleChanges changes(String etag) {
        return new BundleChanges(List.copyOf(created), List.copyOf(changed), List.copyOf(removed), etag);
    }
}
