package dev.tenantboard.metric.value;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.metric.engine.Figures;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class FiguresConverter extends JsonConverter<Figures> implements AttributeConverter<Figures, Object> {

    public FiguresConverter() {
        super(new TypeReference<>() {});
    }
}
