package dev.tenantboard.activity;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The type of an activity.")
public enum ActivityType {
    USER_ACTION,
    SYSTEM_EVENT,
    WORKFLOW_UPDATE,
    DATA_CHANGE,
    SECURITY_EVENT,
    INTEGRATION_EVENT;

    @Converter
    public static class Mapping extends EnumConverter<ActivityType>
            implements AttributeConverter<ActivityType, Object> {

        public Mapping() {
            super(ActivityType.class);
        }
    }
}
