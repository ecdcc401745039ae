package dev.tenantboard.quickaction;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class ActionTypeConverter extends EnumConverter<ActionType> implements AttributeConverter<ActionType, Object> {

    public ActionTypeConverter() {
        super(ActionType.class);
    }
}
