package dev.tenantboard.metric.catalog;

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
