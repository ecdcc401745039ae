package dev.tenantboard.metric.value;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantboard.persistence.JsonConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class SummaryConverter extends JsonConverter<Summary> implements AttributeConverter<Summary, Object> {

    public SummaryConverter() {
        super(new TypeReference<>() {});
    }
}
