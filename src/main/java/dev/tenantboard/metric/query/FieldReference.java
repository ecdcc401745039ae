package dev.tenantboard.metric.query;

import dev.tenantboard.metric.catalog.Field;
import dev.tenantboard.metric.catalog.ValueType;

/**
 * A field as a query names it, found in the catalog.
 *
 * @param field the catalog's field; of {@code metadata.amount} it is the document {@code metadata}
 * @param key the key in the document, or null
 * @param type of the values: the field's, or for a key what the query states with {@code as}
 */
public record FieldReference(Field field, String key, ValueType type) {

    /** As it stands in a document. */
    public String name() {
        return key == null ? field.name() : field.name() + "." + key;
    }
}
