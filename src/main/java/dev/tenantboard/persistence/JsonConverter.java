package dev.tenantboard.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;

/** A Java value as a {@code jsonb} document. */
public abstract class JsonConverter<T> implements AttributeConverter<T, Object> {

    /** Decimals keep their digits: a document comes back as it was written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JavaType type;

    protected JsonConverter(TypeReference<T> type) {
        this.type = JSON.constructType(type);
    }

    @Override
    public Object convertToDatabaseColumn(T value) {
        try {
            return PgValues.of("jsonb", value == null ? null : JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + type, e);
        }
    }

    @Override
    public T convertToEntityAttribute(Object column) {
        try {
            return column == null ? null : JSON.readValue(column.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is not a " + type, e);
        }
    }
}
