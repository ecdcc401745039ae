package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The spacing between the parts of the dashboard.")
public enum LayoutDensity {
    COMPACT,
    NORMAL,
    SPACIOUS;

    @Converter
    public static class Mapping extends EnumConverter<LayoutDensity>
            implements AttributeConverter<LayoutDensity, Object> {

        public Mapping() {
            super(LayoutDensity.class);
        }
    }
}
