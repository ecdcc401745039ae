package dev.tenantboard.dashboard;

import dev.tenantboard.dashboard.DashboardView.PlacedWidget;
import dev.tenantboard.metric.reading.WidgetRows;
import dev.tenantboard.metric.reading.WidgetRows.FirstPage;
import dev.tenantboard.metric.reading.WidgetRows.Requested;
import dev.tenantboard.widget.WidgetRowsService;
import dev.tenantboard.widget.WidgetType;
import dev.tenantboard.widget.WidgetView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the first rows of tables and calendars to a dashboard, after its transaction: no transaction waits for them. */
@ApplicationScoped
public class DashboardRows {

    /** The first ones in reading order. The others are PENDING. */
    private static final int MAX_WIDGETS = 20;

    @Inject
    private WidgetRowsService widgets;

    @Inject
    private WidgetRows rows;

    DashboardView addTo(DashboardView dashboard) {
        List<WidgetView> tables = dashboard.widgets().stream()
                .filter(placed -> isShown(placed.widget().definition().type())
                        && placed.data() != null
                        && placed.data().mayHaveRows())
                .map(PlacedWidget::widget)
                .toList();
        if (tables.isEmpty()) {
            return dashboard;
        }
        List<Requested> shown = widgets.shown(tables.stream().limit(MAX_WIDGETS).toList());
        Set<String> ids = Stream.concat(
                        shown.stream().map(Requested::widget),
                        tables.stream().skip(MAX_WIDGETS).map(WidgetView::id))
                .collect(Collectors.toSet());
        Map<String, FirstPage> pages = rows.firstPages(shown);
        return dashboard.with(dashboard.widgets().stream()
                .map(placed -> ids.contains(placed.widget().id())
                        ? placed.with(
                                placed.data().withRows(pages.get(placed.widget().id())))
                        : placed)
                .toList());
    }

    private static boolean isShown(WidgetType type) {
        return type == WidgetType.TABLE || type == WidgetType.CALENDAR;
    }
}
