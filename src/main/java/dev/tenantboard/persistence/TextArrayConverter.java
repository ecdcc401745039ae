package dev.tenantboard.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;

/** A list of strings as {@code text[]}. */
@Converter
public class TextArrayConverter implements AttributeConverter<List<String>, Object> {

    @Override
    public Object convertToDatabaseColumn(List<String> value) {
        return value == null ? null : value.toArray(String[]::new);
    }

    @Override
    public List<String> convertToEntityAttribute(Object column) {
        try {
            if (column instanceof Array array) {
                return List.of((String[]) array.getArray());
            }
            return column == null ? null : List.of((String[]) column);
        } catch (SQLException e) {
            throw new IllegalStateException("a stored text array cannot be read", e);
        }
    }
}
