package dev.tenantboard.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Maps a free JSON object to {@code jsonb}. */
@Converter
public class JsonDocumentConverter extends JsonConverter<ObjectNode> implements AttributeConverter<ObjectNode, Object> {

    public JsonDocumentConverter() {
        super(new TypeReference<>() {});
    }
}
