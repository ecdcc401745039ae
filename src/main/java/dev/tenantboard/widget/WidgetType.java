package dev.tenantboard.widget;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a widget shows. */
@Schema(description = "What a widget shows.")
public enum WidgetType {
    KPI_CARD,
    CHART,
    TABLE,
    ACTIVITY_FEED,
    QUICK_ACTIONS,
    MODULE_SHORTCUTS,
    PROGRESS_TRACKER,
    NOTIFICATION_PANEL,
    CALENDAR,
    WEATHER
}
