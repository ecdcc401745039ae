package dev.tenantboard.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.Converter;

@Converter
public class PositionConverter extends JsonConverter<Position> {

    public PositionConverter() {
        super(new TypeReference<>() {});
    }
}
