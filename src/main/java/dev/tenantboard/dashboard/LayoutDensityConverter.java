package dev.tenantboard.dashboard;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class LayoutDensityConverter extends EnumConverter<LayoutDensity>
        implements AttributeConverter<LayoutDensity, Object> {

    public LayoutDensityConverter() {
        super(LayoutDensity.class);
    }
}
