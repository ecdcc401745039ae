package dev.tenantboard.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class PositionConverter extends JsonConverter<Position> implements AttributeConverter<Position, Object> {

    public PositionConverter() {
        super(new TypeReference<>() {});
    }
}
