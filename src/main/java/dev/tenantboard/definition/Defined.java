package dev.tenantboard.definition;

/**
 * A row's definition as it is stored.
 *
 * @param id the row's id
 * @param etag the row's entity tag
 */
public record Defined<D extends Record>(String id, D definition, String etag) {}
