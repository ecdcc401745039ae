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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the dashboard in one transaction, with a fixed number of calls of each feature's service. */
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
        Lists lists = lists(preferences.preferences());
        Selection<WidgetView, WidgetSummary> board = lists.board();
        Selection<QuickActionView, QuickActionSummary> buttons = lists.buttons();
        Set<String> widgetMetrics = metricsOf(board.shown());
        List<String> otherMetrics = otherPlatformMetrics(widgetMetrics);
        List<String> platformMetrics = Selection.limited(otherMetrics, DashboardView.MAX_METRICS);
        List<String> shown =
                Stream.concat(widgetMetrics.stream(), platformMetrics.stream()).toList();
        return new Screen(
                tenant.caller(),
                preferences,
                board.shown(),
                platformMetrics,
                metrics.read(shown, request),
                datasets.measurable(),
                buttons.shown(),
                Selection.limited(lists.activities(), DashboardView.MAX_ACTIVITIES),
                activities.counts(),
                new Available(board.available(), buttons.available()),
                MoreLinks.of(board.read(), otherMetrics, buttons.read(), lists.activities()));
    }

    private record Lists(
            Selection<WidgetView, WidgetSummary> board,
            Selection<QuickActionView, QuickActionSummary> buttons,
            List<ActivityView> activities) {}

    /** Names the creators and actors of all lists together. */
    private Lists lists(Preferences own) {
        Selection<Unnamed<WidgetView>, WidgetSummary> board = board(own.widgets());
        Selection<Unnamed<QuickActionView>, QuickActionSummary> buttons = buttons(own.quickActions());
        List<Unnamed<ActivityView>> latest = activities.latest(DashboardView.MAX_ACTIVITIES + 1);
        Names names = people.find(Stream.of(board.shown(), buttons.shown(), latest)
                .flatMap(List::stream)
                .map(Unnamed::by));
        return new Lists(
                board.showing(names.in(board.shown())), buttons.showing(names.in(buttons.shown())), names.in(latest));
    }

    private Selection<Unnamed<WidgetView>, WidgetSummary> board(List<String> chosen) {
        int limit = DashboardView.MAX_WIDGETS;
        return chosen.isEmpty()
                ? Selection.ofFirst(widgets.visible(limit + 1), limit)
                : Selection.ofChosen(widgets.visible(chosen), widgets.visibleExcept(chosen, limit + 1), limit);
    }

    private Selection<Unnamed<QuickActionView>, QuickActionSummary> buttons(List<String> chosen) {
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
}
