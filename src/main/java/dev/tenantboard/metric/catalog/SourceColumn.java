package dev.tenantboard.metric.catalog;

/**
 * A column of a view.
 *
 * @param type PostgreSQL's name of its type, such as {@code int4}; for a domain the underlying type
 * @param isEnum whether the type is an enum
 */
public record SourceColumn(String name, String description, String type, boolean isEnum) {}
