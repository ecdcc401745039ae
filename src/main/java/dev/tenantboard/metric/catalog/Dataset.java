package dev.tenantboard.metric.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source of metrics: a relation with a column {@code organization_id}, under the name that queries use.
 *
 * @param relation the qualified and quoted name in SQL
 * @param restriction a condition in SQL over alias {@code d} that every query of the dataset contains, or null
 * @param permissions the permissions that a reader of a metric over it needs, all of them
 */
public record Dataset(
        String name,
        String description,
        String relation,
        String restriction,
        List<Field> fields,
        Set<String> permissions) {

    /** Returns the field with a name. For {@code metadata.amount} it is the document {@code metadata}. */
    public Optional<Field> field(String name) {
        String column = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }

    /**
     * A field of a dataset.
     *
     * @param name the name in queries, in camelCase
     * @param description a description, or null
     * @param type the type of its values in queries
     * @param column the lower-case column of the relation; the only part that SQL contains
     * @param columnType PostgreSQL's name of the column's type, such as {@code timestamptz}, {@code date} or {@code
     *     numeric}
     */
    public record Field(String name, String description, ValueType type, String column, String columnType) {}
}
