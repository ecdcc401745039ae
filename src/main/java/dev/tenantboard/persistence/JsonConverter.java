package dev.tenantboard.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;

/**
 * Maps a Java value to a {@code jsonb} document. A subclass must implement {@code AttributeConverter} itself, because
 * EclipseLink reads the types only from there.
 */
public abstract class JsonConverter<T> {

    /** Decimals keep all digits, so that a document is read as it was written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JavaType type;

    protected JsonConverter(TypeReference<T> type) {
        this.type = JSON.constructType(type);
    }

    public Object convertToDatabaseColumn(T value) {
        try {
            return PgValues.of("jsonb", value == null ? null : JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + type, e);
        }
    }

    public T convertToEntityAttribute(Object column) {
        try {
            return column == null ? null : JSON.readValue(column.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is not a " + type, e);
        }
    }
}
