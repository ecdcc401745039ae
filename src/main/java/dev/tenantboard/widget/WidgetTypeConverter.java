package dev.tenantboard.widget;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class WidgetTypeConverter extends EnumConverter<WidgetType> {

    WidgetTypeConverter() {
        super(WidgetType.class);
    }
}
