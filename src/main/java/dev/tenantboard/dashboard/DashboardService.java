package dev.tenantboard.dashboard;

import dev.tenantboard.activity.ActivityService;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.dashboard.DashboardView.PlacedWidget;
import dev.tenantboard.metric.MetricDatasetService;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.metric.reading.MetricValues;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.quickaction.QuickActionSummary;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.WidgetService;
import dev.tenantboard.widget.WidgetSummary;
import dev.tenantboard.widget.WidgetView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assembles the dashboard in one transaction, with one call of each feature's service. */
@Stateless
@Tenanted
public class DashboardService {

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

    /** Reads one item more of each list than the answer contains, to detect whether there are more. */
    public DashboardView get() {
        PreferencesView preferences = dashboards.get();
        Preferences own = preferences.preferences();
        Selection<WidgetView, WidgetSummary> board = board(own.widgets());
        Selection<QuickActionView, QuickActionSummary> buttons = buttons(own.quickActions());
        List<ActivityView> latest = activities.latest(DashboardView.MAX_ACTIVITIES + 1);
        Set<String> widgetMetrics = metricsOf(board.shown());
        List<String> otherMetrics = otherPlatformMetrics(widgetMetrics);
        List<String> platformMetrics = Selection.limited(otherMetrics, DashboardView.MAX_METRICS);
        Map<String, MetricReading> readings = metrics.readings(
                Stream.concat(widgetMetrics.stream(), platformMetrics.stream()).toList());
        return DashboardView.of(
                tenant.caller(),
                preferences,
                placed(board.shown(), own, readings),
                platformMetrics.stream()
                        .map(readings::get)
                        .filter(Objects::nonNull)
                        .toList(),
                buttons.shown(),
                Selection.limited(latest, DashboardView.MAX_ACTIVITIES),
                activities.counts(),
                new Available(board.available(), buttons.available()),
                MoreLinks.of(board.read(), otherMetrics, buttons.read(), latest));
    }

    private Selection<WidgetView, WidgetSummary> board(List<String> chosen) {
        int limit = DashboardView.MAX_WIDGETS;
        return chosen.isEmpty()
                ? Selection.ofFirst(widgets.visible(limit + 1), limit)
                : Selection.ofChosen(widgets.visible(chosen), widgets.visibleExcept(chosen, limit + 1), limit);
    }

    private Selection<QuickActionView, QuickActionSummary> buttons(List<String> chosen) {
        int limit = DashboardView.MAX_QUICK_ACTIONS;
        return chosen.isEmpty()
                ? Selection.ofFirst(quickActions.runnable(limit + 1), limit)
                : Selection.ofChosen(
                        quickActions.runnable(chosen), quickActions.runnableExcept(chosen, limit + 1), limit);
    }

    private static Set<String> metricsOf(List<WidgetView> widgets) {
        return widgets.stream()
                .flatMap(widget -> widget.definition().metricId().stream())
                .collect(Collectors.toSet());
    }

    private List<String> otherPlatformMetrics(Set<String> shown) {
        return definitions.idsOfPlatform(shown.size() + DashboardView.MAX_METRICS + 1).stream()
                .filter(id -> !shown.contains(id))
                .toList();
    }

    private List<PlacedWidget> placed(
            List<WidgetView> widgetsToShow, Preferences preferences, Map<String, MetricReading> readings) {
        Map<String, WidgetView> byId =
                widgetsToShow.stream().collect(Collectors.toMap(WidgetView::id, Function.identity()));
        Set<String> measurable = datasets.measurable();
        return BoardLayout.of(items(widgetsToShow), preferences).entrySet().stream()
                .map(place -> new PlacedWidget(
                        byId.get(place.getKey()),
                        place.getValue().wide(),
                        place.getValue(),
                        WidgetData.of(byId.get(place.getKey()).definition(), readings, measurable)))
                .toList();
    }

    private static List<BoardLayout.Item> items(List<WidgetView> widgets) {
        return widgets.stream()
                .map(widget ->
                        new BoardLayout.Item(widget.id(), widget.definition().position()))
                .toList();
    }
}
