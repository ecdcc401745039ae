package dev.tenantboard.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class PositionConverter extends JsonConverter<Position> {

    PositionConverter() {
        super(new TypeReference<>() {});
    }
}
