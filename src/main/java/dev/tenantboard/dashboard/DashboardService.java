package dev.tenantboard.dashboard;

import dev.tenantboard.activity.ActivityService;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.metric.MetricDatasetService;
import dev.tenantboard.metric.MetricService;
import dev.tenantboard.metric.reading.ScreenMetrics;
import dev.tenantboard.organization.Names;
import dev.tenantboard.organization.People;
import dev.tenantboard.organization.Unnamed;
import dev.tenantboard.quickaction.QuickActionService;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.tenancy.Tenant;
import dev.tenantboard.tenancy.Tenanted;
import dev.tenantboard.widget.WidgetService;
import dev.tenantboard.widget.WidgetView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the dashboard in one transaction, with one call of each feature's service. */
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
    private ScreenMetrics metrics;

    @Inject
    private MetricDatasetService datasets;

    @Inject
    private QuickActionService quickActions;

    @Inject
    private ActivityService activities;

    @Inject
    private People people;

    /** Reads one item more of each list than the answer contains, to detect whether there are more. */
    public Screen read(ScreenMetrics.Request request) {
        PreferencesView preferences = dashboards.get();
        Lists lists = lists();
        List<WidgetView> visible = lists.widgets();
        List<QuickActionView> runnable = lists.quickActions();
        List<ActivityView> latest = lists.activities();
        List<WidgetView> widgetsToShow = limit(visible, DashboardView.MAX_WIDGETS);
        Set<String> widgetMetrics = metricsOf(widgetsToShow);
        List<String> otherMetrics = otherPlatformMetrics(widgetMetrics);
        List<String> platformMetrics = limit(otherMetrics, DashboardView.MAX_METRICS);
        List<String> shown =
                Stream.concat(widgetMetrics.stream(), platformMetrics.stream()).toList();
        return new Screen(
                tenant.caller(),
                preferences,
                widgetsToShow,
                platformMetrics,
                metrics.read(shown, request),
                datasets.measurable(),
                limit(runnable, DashboardView.MAX_QUICK_ACTIONS),
                limit(latest, DashboardView.MAX_ACTIVITIES),
                activities.counts(),
                MoreLinks.of(visible, otherMetrics, runnable, latest));
    }

    private record Lists(List<WidgetView> widgets, List<QuickActionView> quickActions, List<ActivityView> activities) {}

    /** Names the creators and actors of all lists together. */
    private Lists lists() {
        List<Unnamed<WidgetView>> visible = widgets.visible(DashboardView.MAX_WIDGETS + 1);
        List<Unnamed<QuickActionView>> runnable = quickActions.runnable(DashboardView.MAX_QUICK_ACTIONS + 1);
        List<Unnamed<ActivityView>> latest = activities.latest(DashboardView.MAX_ACTIVITIES + 1);
        Names names = people.find(
                Stream.of(visible, runnable, latest).flatMap(List::stream).map(Unnamed::by));
        return new Lists(names.in(visible), names.in(runnable), names.in(latest));
    }

    private static <T> List<T> limit(List<T> items, int limit) {
        return items.subList(0, Math.min(limit, items.size()));
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
}
