package dev.tenantboard.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Maps a list of strings to {@code text[]}. */
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
                return texts((String[]) array.getArray());
            }
            return column == null ? null : texts((String[]) column);
        } catch (SQLException e) {
            throw new IllegalStateException("a stored text array cannot be read", e);
        }
    }

    /** Ignores nulls in an array. */
    private static List<String> texts(String[] array) {
        return Arrays.stream(array).filter(Objects::nonNull).toList();
    }
}
