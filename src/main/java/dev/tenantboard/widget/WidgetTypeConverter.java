package dev.tenantboard.widget;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.Converter;

@Converter
public class WidgetTypeConverter extends EnumConverter<WidgetType> {

    public WidgetTypeConverter() {
        super(WidgetType.class);
    }
}
