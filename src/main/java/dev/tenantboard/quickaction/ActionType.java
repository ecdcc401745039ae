package dev.tenantboard.quickaction;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The type of a quick action.")
public enum ActionType {
    NAVIGATION,
    API_CALL,
    MODAL_FORM,
    EXTERNAL_LINK,
    WORKFLOW_TRIGGER;

    /** Returns whether the client only navigates. A viewer may run such actions too. */
    public boolean onlyNavigates() {
        return this == NAVIGATION || this == EXTERNAL_LINK;
    }

    @Converter
    public static class Mapping extends EnumConverter<ActionType> implements AttributeConverter<ActionType, Object> {

        public Mapping() {
            super(ActionType.class);
        }
    }
}
