package dev.tenantboard.widget;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class WidgetTypeConverter extends EnumConverter<WidgetType> implements AttributeConverter<WidgetType, Object> {

    public WidgetTypeConverter() {
        super(WidgetType.class);
    }
}
