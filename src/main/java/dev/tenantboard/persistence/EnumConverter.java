package dev.tenantboard.persistence;

/**
 * A Java enum as the native PostgreSQL enum type of the same name: {@code WidgetType} as {@code "WidgetType"}. A
 * subclass says itself that it is an {@code AttributeConverter}: EclipseLink reads the types from there, and only there.
 */
public abstract class EnumConverter<E extends Enum<E>> {

    private final Class<E> type;

    protected EnumConverter(Class<E> type) {
        this.type = type;
    }

    public Object convertToDatabaseColumn(E value) {
        return PgValues.of('"' + type.getSimpleName() + '"', value == null ? null : value.name());
    }

    public E convertToEntityAttribute(Object column) {
        return column == null ? null : Enum.valueOf(type, column.toString());
    }
}
