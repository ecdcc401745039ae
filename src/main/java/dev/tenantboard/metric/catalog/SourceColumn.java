package dev.tenantboard.metric.catalog;

/**
 * A column of a view.
 *
 * @param type PostgreSQL's name of its type, such as {@code int4}; of a domain that of the type below it
 * @param isEnum whether the type is one of those that list their values
 */
public record SourceColumn(String name, String description, String type, boolean isEnum) {}
