package dev.tenantboard.metric;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class MetricCategoryConverter extends EnumConverter<MetricCategory>
        implements AttributeConverter<MetricCategory, Object> {

    public MetricCategoryConverter() {
        super(MetricCategory.class);
    }
}
