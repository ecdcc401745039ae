package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class DashboardThemeConverter extends EnumConverter<DashboardTheme>
        implements AttributeConverter<DashboardTheme, Object> {

    public DashboardThemeConverter() {
        super(DashboardTheme.class);
    }
}
