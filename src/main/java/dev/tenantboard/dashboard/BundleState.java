package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.Bundle.BundleMetric;
import dev.tenantboard.dashboard.Bundle.BundleQuickAction;
import dev.tenantboard.dashboard.Bundle.BundleWidget;
import dev.tenantboard.definition.Defined;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.widget.WidgetDefinition;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;

/** The stored rows of an organization, by key, and how a bundle names what they refer to. */
record BundleState(
        SortedMap<String, Defined<MetricDefinition>> metrics,
        SortedMap<String, Defined<QuickActionDefinition>> quickActions,
        SortedMap<String, Defined<WidgetDefinition>> widgets,
        BundleNames names) {

    /** Returns the rows as a bundle. It contains no id of these rows. */
    Bundle bundle() {
        return new Bundle(
                Bundle.VERSION,
                items(metrics, BundleMetric::new),
                items(quickActions, BundleQuickAction::new),
                items(widgets, BundleWidget::new));
    }

    private <D extends Record, I> List<I> items(SortedMap<String, Defined<D>> rows, BiFunction<String, D, I> item) {
        return rows.entrySet().stream()
                .map(row -> item.apply(
                        row.getKey(), BundleReference.renamed(row.getValue().definition(), names::outward)))
                .toList();
    }
}
