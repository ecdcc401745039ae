package dev.tenantboard.dashboard;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityCounts;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.dashboard.DashboardView.PlacedWidget;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.metric.reading.ScreenMetrics;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.widget.Position;
import dev.tenantboard.widget.WidgetView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one transaction reads for a dashboard. Data that must be calculated is added afterwards.
 *
 * @param platformMetrics the ids of the platform's metrics that no widget shows
 * @param datasets the names of the datasets that the caller may measure
 */
public record Screen(
        Caller caller,
        PreferencesView preferences,
        List<WidgetView> widgets,
        List<String> platformMetrics,
        ScreenMetrics.Read metrics,
        Set<String> datasets,
        List<QuickActionView> quickActions,
        List<ActivityView> activities,
        ActivityCounts unread,
        MoreLinks more) {

    private static final Comparator<PlacedWidget> READING_ORDER = Comparator.comparingInt(
                    (PlacedWidget placed) -> placed.placement().y())
            .thenComparingInt(placed -> placed.placement().x());

    String organizationId() {
        return caller.organizationId();
    }

    DashboardView view(Map<String, MetricReading> readings) {
        return DashboardView.of(
                caller,
                preferences,
                placed(readings),
                platformMetrics.stream()
                        .map(readings::get)
                        .filter(Objects::nonNull)
                        .toList(),
                quickActions,
                activities,
                unread,
                more);
    }

    private List<PlacedWidget> placed(Map<String, MetricReading> readings) {
        Map<String, Position> own = preferences.preferences().layout().stream()
                .collect(Collectors.toMap(Placement::widgetId, Placement::position, (first, second) -> first));
        return widgets.stream()
                .map(widget -> new PlacedWidget(
                        widget,
                        own.getOrDefault(widget.id(), widget.definition().position()),
                        WidgetData.of(widget.definition(), readings, datasets)))
                .sorted(READING_ORDER)
                .toList();
    }
}
