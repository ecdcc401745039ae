package dev.tenantboard.activity;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class ActivityTypeConverter extends EnumConverter<ActivityType>
        implements AttributeConverter<ActivityType, Object> {

    public ActivityTypeConverter() {
        super(ActivityType.class);
    }
}
