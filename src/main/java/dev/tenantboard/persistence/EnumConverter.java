package dev.tenantboard.persistence;

import jakarta.persistence.AttributeConverter;

/** A Java enum as the native PostgreSQL enum type of the same name: {@code WidgetType} as {@code "WidgetType"}. */
public abstract class EnumConverter<E extends Enum<E>> implements AttributeConverter<E, Object> {

    private final Class<E> type;

    protected EnumConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public Object convertToDatabaseColumn(E value) {
        return PgValues.of('"' + type.getSimpleName() + '"', value == null ? null : value.name());
    }

    @Override
    public E convertToEntityAttribute(Object column) {
        return column == null ? null : Enum.valueOf(type, column.toString());
    }
}
