package dev.tenantboard.persistence;

/**
 * Maps a Java enum to the PostgreSQL enum type of the same name: {@code WidgetType} to {@code "WidgetType"}. A subclass
 * must implement {@code AttributeConverter} itself, because EclipseLink reads the types only from there.
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
