package dev.tenantboard.metric.catalog;

/**
 * A field of a dataset.
 *
 * @param name as a query names it, in camelCase
 * @param description what it holds, or null
 * @param type what its values are to a query
 * @param column the column of the relation, in lower case; the only part that stands in SQL
 * @param columnType PostgreSQL's name of the column's type, such as {@code timestamptz}, {@code date} or {@code numeric}
 */
public record Field(String name, String description, ValueType type, String column, String columnType) {}
