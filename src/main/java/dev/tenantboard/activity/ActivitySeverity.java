package dev.tenantboard.activity;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The severity of an activity.")
public enum ActivitySeverity {
    INFO,
    SUCCESS,
    WARNING,
    ERROR,
    CRITICAL;

    @Converter
    public static class Mapping extends EnumConverter<ActivitySeverity>
            implements AttributeConverter<ActivitySeverity, Object> {

        public Mapping() {
            super(ActivitySeverity.class);
        }
    }
}
