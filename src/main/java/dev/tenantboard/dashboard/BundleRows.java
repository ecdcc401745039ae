package dev.tenantboard.dashboard;

import dev.tenantboard.definition.Defined;
import dev.tenantboard.definition.Definitions;
import dev.tenantboard.http.HasEntityTag;
import dev.tenantboard.http.Preconditions;
import dev.tenantboard.metric.DashboardMetric;
import dev.tenantboard.metric.MetricDefinition;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.quickaction.QuickAction;
import dev.tenantboard.quickaction.QuickActionDefinition;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.widget.DashboardWidget;
import dev.tenantboard.widget.WidgetDefinition;
import dev.tenantboard.widget.WidgetService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads and writes the rows of a bundle with the services that the single operations use, so with their checks. */
@ApplicationScoped
public class BundleRows {

    /** The operations of a kind. */
    record Operations<D extends Record>(
            BundleKind kind,
            IntFunction<List<Defined<D>>> first,
            Function<D, HasEntityTag> create,
            Replacement<D> replace,
            BiConsumer<String, Preconditions> delete) {}

    /** Replaces the definition of a row. */
    interface Replacement<D> {
        void with(String id, Preconditions preconditions, D definition);
    }

    @Inject
    private Definitions definitions;

    @Inject
    private MetricService metrics;

    @Inject
    private QuickActionService quickActions;

    @Inject
    private WidgetService widgets;

    Operations<MetricDefinition> ofMetrics() {
        return new Operations<>(
                BundleKind.METRIC,
                limit -> definitions.owned(DashboardMetric.class, limit),
                metrics::create,
                metrics::replace,
                metrics::delete);
    }

    Operations<QuickActionDefinition> ofQuickActions() {
        return new Operations<>(
                BundleKind.QUICK_ACTION,
                limit -> definitions.owned(QuickAction.class, limit),
                quickActions::create,
                quickActions::replace,
                quickActions::delete);
    }

    Operations<WidgetDefinition> ofWidgets() {
        return new Operations<>(
                BundleKind.WIDGET,
                limit -> definitions.owned(DashboardWidget.class, limit),
                widgets::create,
                widgets::replace,
                widgets::delete);
    }
}
