package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The colour theme of the dashboard.")
public enum DashboardTheme {
    LIGHT,
    DARK,
    AUTO;

    @Converter
    public static class Mapping extends EnumConverter<DashboardTheme>
            implements AttributeConverter<DashboardTheme, Object> {

        public Mapping() {
            super(DashboardTheme.class);
        }
    }
}
