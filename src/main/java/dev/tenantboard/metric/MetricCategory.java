package dev.tenantboard.metric;

import dev.tenantboard.persistence.EnumConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The category of a metric. */
@Schema(description = "The category of a metric.")
public enum MetricCategory {
    FINANCIAL,
    OPERATIONAL,
    MARKETING,
    SALES,
    PRODUCTIVITY,
    SYSTEM,
    CUSTOM;

    @Converter
    public static class Mapping extends EnumConverter<MetricCategory>
            implements AttributeConverter<MetricCategory, Object> {

        public Mapping() {
            super(MetricCategory.class);
        }
    }
}
