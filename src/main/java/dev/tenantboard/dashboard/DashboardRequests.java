package dev.tenantboard.dashboard;

import dev.tenantboard.metric.reading.ScreenMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Dashboards whose data may have to be calculated. A waiting request holds no transaction and no connection. */
@ApplicationScoped
public class DashboardRequests {

    @Inject
    private DashboardService dashboards;

    @Inject
    private FirstBoard firstBoard;

    @Inject
    private ScreenMetrics metrics;

    @Inject
    private DashboardRows rows;

    @Inject
    private WeatherWidgets weather;

    DashboardView get(ScreenMetrics.Request request) {
        Screen screen = dashboards.read(request);
        if (screen.widgets().isEmpty() && firstBoard.fill()) {
            screen = dashboards.read(request);
        }
        if (!screen.metrics().pending().isEmpty()) {
            metrics.awaitFirst(screen.organizationId(), screen.metrics().pending());
            screen = dashboards.read(request);
        }
        DashboardView view = screen.view(metrics.complete(screen.organizationId(), screen.metrics()));
        return weather.completed(rows.addTo(view));
    }
}
