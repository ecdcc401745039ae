package dev.tenantboard.dashboard;

import dev.tenantboard.activity.ActivityService;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.metric.MetricDatasetService;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.metric.reading.MetricValues;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetService;
import dev.tenantboard.widget.WidgetView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the screen together: one transaction, and each feature is asked once. */
@Stateless
@Tenanted
public class DashboardService {

    private static final Comparator<PlacedWidget> READING_ORDER = Comparator.comparingInt(
                    (PlacedWidget placed) -> placed.placement().y())
            .thenComparingInt(placed -> placed.placement().x());

    @Inject
    private Tenant tenant;

    @Inject
    private UserDashboardService dashboards;

    @Inject
    private WidgetService widgets;

    @Inject
    private MetricService definitions;

    @Inject
    private MetricValues metrics;

    @Inject
    private MetricDatasetService datasets;

    @Inject
    private QuickActionService quickActions;

    @Inject
    private ActivityService activities;

    /** Asks for one more of each list than it shows, to know whether there is more. */
    public DashboardView get() {
        PreferencesView preferences = dashboards.get();
        List<WidgetView> visible = widgets.visible(DashboardView.MAX_WIDGETS + 1);
        List<QuickActionView> runnable = quickActions.runnable(DashboardView.MAX_QUICK_ACTIONS + 1);
        List<ActivityView> latest = activities.latest(DashboardView.MAX_ACTIVITIES + 1);
        List<WidgetView> shown = cut(visible, DashboardView.MAX_WIDGETS);
        Set<String> named = metricsOf(shown);
        List<String> offered = platformMetricsBeside(named);
        Map<String, MetricReading> readings =
                metrics.readings(Stream.concat(named.stream(), offered.stream()).toList());
        return DashboardView.of(
                tenant.caller(),
                preferences,
                placed(shown, preferences, readings),
                offered.stream().map(readings::get).filter(Objects::nonNull).toList(),
                cut(runnable, DashboardView.MAX_QUICK_ACTIONS),
                cut(latest, DashboardView.MAX_ACTIVITIES),
                activities.counts(),
                MoreLinks.of(visible, runnable, latest));
    }

    private static <T> List<T> cut(List<T> items, int limit) {
        return items.subList(0, Math.min(limit, items.size()));
    }

    private static Set<String> metricsOf(List<WidgetView> widgets) {
        return widgets.stream()
                .map(WidgetView::metricId)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private List<String> platformMetricsBeside(Set<String> shown) {
        return definitions.idsOfPlatform(DashboardView.MAX_METRICS).stream()
                .filter(id -> !shown.contains(id))
                .toList();
    }

    private List<PlacedWidget> placed(
            List<WidgetView> shown, PreferencesView preferences, Map<String, MetricReading> readings) {
        Map<String, Position> own = preferences.layout().stream()
                .collect(Collectors.toMap(Placement::widgetId, Placement::position, (first, second) -> first));
        Set<String> measurable = datasets.measurable();
        return shown.stream()
                .map(widget -> new PlacedWidget(
                        widget,
                        own.getOrDefault(widget.id(), widget.position()),
                        WidgetData.of(widget, readings, measurable)))
                .sorted(READING_ORDER)
                .toList();
    }
}
