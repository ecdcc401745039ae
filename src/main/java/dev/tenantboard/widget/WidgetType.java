package dev.tenantboard.widget;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The type of a widget.")
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
    WEATHER;

    @Converter
    public static class Mapping extends EnumConverter<WidgetType> implements AttributeConverter<WidgetType, Object> {

        public Mapping() {
            super(WidgetType.class);
        }
    }
}
