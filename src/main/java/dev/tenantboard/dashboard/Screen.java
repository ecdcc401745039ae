package dev.tenantboard.dashboard;

import dev.tenantboard.access.Caller;
import dev.tenantboard.activity.ActivityCounts;
import dev.tenantboard.activity.ActivityView;
import dev.tenantboard.dashboard.DashboardView.PlacedWidget;
import dev.tenantboard.metric.reading.MetricReading;
import dev.tenantboard.metric.reading.ScreenMetrics;
import dev.tenantboard.quickaction.QuickActionView;
import dev.tenantboard.widget.WidgetView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        Available available,
        MoreLinks more) {

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
                available,
                more);
    }

    private List<PlacedWidget> placed(Map<String, MetricReading> readings) {
        Map<String, WidgetView> byId = widgets.stream().collect(Collectors.toMap(WidgetView::id, Function.identity()));
        List<PlacedWidget> placed = new ArrayList<>();
        BoardLayout.of(items(), preferences.preferences()).forEach((id, places) -> {
            WidgetView widget = byId.get(id);
            WidgetData data = WidgetData.of(widget.definition(), readings, datasets);
            placed.add(new PlacedWidget(widget, places.wide(), places, data));
        });
        return placed;
    }

    private List<BoardLayout.Item> items() {
        return widgets.stream()
                .map(widget ->
                        new BoardLayout.Item(widget.id(), widget.definition().position()))
                .toList();
    }
}
