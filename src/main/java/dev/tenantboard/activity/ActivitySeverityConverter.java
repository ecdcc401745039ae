package dev.tenantboard.activity;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class ActivitySeverityConverter extends EnumConverter<ActivitySeverity>
        implements AttributeConverter<ActivitySeverity, Object> {

    public ActivitySeverityConverter() {
        super(ActivitySeverity.class);
    }
}
